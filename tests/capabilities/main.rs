//! What a user can do, one module for each capability. Every test builds its own tiny site; see `project.rs`.

#![allow(clippy::disallowed_methods, reason = "tests make and read the folders that the program works on")]

mod outside;
mod project;

mod as_editors_write;
mod bad_input;
mod beginning;
mod catalogue;
mod checking;
mod citable;
mod citing;
mod colours;
mod comparing;
mod documentation;
mod editing;
mod editing_in_the_browser;
mod explaining;
mod external;
mod foreign;
mod hostile_content;
#[cfg(unix)]
mod hostile_folders;
mod hostile_inputs;
mod hosting;
mod kinds;
mod large_lists;
mod linking;
mod modelling;
mod picturing;
mod publishing;
mod rebuilding;
mod schema;
mod searching;
mod serving;
mod sharing;
mod styling;
mod theming;
mod trajectories;
mod transcripts;
mod upkeep;
mod writing;
