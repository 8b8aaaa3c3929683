//! What a user can do, one module for each capability. Every test builds its own tiny site; see `project.rs`.

mod project;

mod bad_input;
mod catalogue;
mod checking;
mod citing;
mod documentation;
mod explaining;
mod linking;
mod publishing;
mod serving;
mod theming;
mod trajectories;
mod transcripts;
mod writing;
