//! Bounds on what the templates of a site may cost: the time, the values and the text of one page.
//!
//! Tera cannot be stopped from outside, so the templates are loaded with calls in them: one in every pass of a loop and at the beginning of
//! every component, block and file, and one around every value that an expression makes. [`prepare`] puts them in; [`register`] gives Tera what
//! they call; [`within`] sets the bounds of one page. The calls write nothing, so the page stays the same byte for byte. This is no parser of
//! templates: Tera has accepted the text before it comes here.

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::io;
use std::ops::Range;
use std::time::{Duration, Instant};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// How long a page may take.
pub(super) const TIME: Duration = Duration::from_secs(5);
/// How long a page may take once another one took too long.
pub(super) const SHORT_TIME: Duration = Duration::from_secs(1);
/// The largest page, in bytes.
const PAGE: usize = 64 << 20;
/// How much text and how many values, in bytes, templates may put together for a page.
const TOTAL: usize = 128 << 20;
/// The longest text that an expression may give, in bytes.
const TEXT: usize = 4 << 20;
/// The largest list or map that an expression may give, with all that is in it.
const LIST: usize = 16 << 20;
/// What an item of a list counts for beside its text.
const ITEM: usize = 32;
/// How deep lists and maps may lie in each other.
const DEPTH: usize = 64;
/// The largest template, in bytes.
const SOURCE: usize = 256 << 10;
/// How many names, and how many `~`, one tag may hold.
const NAMES: usize = 64;
const JOINS: usize = 16;

thread_local! {
    static BUDGET: RefCell<Budget> = const { RefCell::new(Budget { end: None, time: TIME, left: TOTAL, over: None }) };
    static LAST: Cell<Option<usize>> = const { Cell::new(None) };
}

/// What is left for the page that this thread makes.
struct Budget {
    /// None: no page is being made within bounds.
    end: Option<Instant>,
    time: Duration,
    left: usize,
    over: Option<String>,
}

impl Budget {
    fn spend(&mut self, bytes: usize) -> Result<(), String> {
        let Some(end) = self.end else { return Ok(()) };
        if let Some(over) = &self.over {
            return Err(over.clone());
        }
        self.left = self.left.saturating_sub(bytes);
        if self.left == 0 {
            return self.stop(format!("the templates put more than {} MB together for this page", TOTAL >> 20));
        }
        if Instant::now() > end {
            let time = self.time.as_secs();
            return self.stop(format!("making this page takes longer than {time} s"));
        }
        Ok(())
    }

    fn stop(&mut self, reason: String) -> Result<(), String> {
        self.over = Some(reason.clone());
        Err(reason)
    }
}

/// What became of a page that was made within bounds.
pub(super) struct Outcome {
    /// Which bound was crossed.
    pub(super) over: Option<String>,
    /// The last place that was passed: the number of a tag among the places of [`prepare`].
    pub(super) last: Option<usize>,
}

/// Runs `make` with the bounds of one page.
pub(super) fn within<T>(time: Duration, make: impl FnOnce(&mut Page) -> T) -> (T, Vec<u8>, Outcome) {
    BUDGET.set(Budget { end: Some(Instant::now() + time), time, left: TOTAL, over: None });
    LAST.set(None);
    let mut page = Page(Vec::new());
    let result = make(&mut page);
    let budget = BUDGET.replace(Budget { end: None, time: TIME, left: TOTAL, over: None });
    (result, page.0, Outcome { over: budget.over, last: LAST.take() })
}

/// A page being written.
pub(super) struct Page(Vec<u8>);

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        BUDGET
            .with_borrow_mut(|budget| {
                budget.spend(0)?;
                if self.0.len() + bytes.len() > PAGE { budget.stop(format!("this page is larger than {} MB", PAGE >> 20)) } else { Ok(()) }
            })
            .map_err(io::Error::other)?;
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives `tera` what prepared templates call.
pub(super) fn register(tera: &mut Tera) {
    // `_tick(n=place, c=bytes, v=value)`: counts, and writes nothing.
    tera.register_function("_tick", |args: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        count(&args)?;
        Ok(Value::safe_string(""))
    });
    // `_keep(n=place, v=value)`: counts, and gives the value.
    tera.register_function("_keep", |args: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        count(&args)?;
        Ok(args.get::<Value>("v")?.unwrap_or_else(Value::undefined))
    });
    tera.register_filter("_keep", |value: Value, args: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        count(&args)?;
        spend(measured(&value))?;
        Ok(value)
    });
    for name in MULTIPLIERS {
        tera.register_filter(format!("_bound_{name}"), move |value: Value, args: Kwargs, state: &State<'_>| -> TeraResult<Value> {
            let size = estimate(name, &value, &args)?;
            spend(if size > LIST { Err(format!("`{name}` gives more than {} MB", LIST >> 20)) } else { Ok(size) })?;
            state.call_filter(name, &value, args)
        });
    }
}

/// The filters of Tera that make much of little, or take a time that grows with the square of their input.
const MULTIPLIERS: [&str; 6] = ["replace", "join", "indent", "split", "unique", "newlines_to_br"];

/// How large what a filter gives is at most.
fn estimate(name: &str, value: &Value, args: &Kwargs) -> TeraResult<usize> {
    let size = deep(value, 0).map_err(Error::message)?;
    let text = value.as_str().unwrap_or_default();
    let length = |key: &str| args.get::<Value>(key).ok().flatten().and_then(|value| value.as_str().map(str::len)).unwrap_or(0);
    let matches = |key: &str| {
        let pattern = args.get::<Value>(key).ok().flatten();
        pattern.as_ref().and_then(Value::as_str).map_or(0, |pattern| text.matches(pattern).count())
    };
    Ok(match name {
        "replace" => size + matches("from").saturating_mul(length("to")),
        "join" => size + value.len().unwrap_or(0).saturating_mul(length("sep")),
        "indent" => {
            let width = args.get::<usize>("width").ok().flatten().unwrap_or(4).min(1000);
            size + (text.lines().count() + 1).saturating_mul(width * 4)
        }
        "split" => size + (matches("pat") + 1) * ITEM,
        // Every item is compared with every other one: a hundredth of the comparisons counts.
        "unique" => (size / 100).saturating_mul(value.len().unwrap_or(0)).max(size),
        _ => size.saturating_mul(4),
    })
}

fn count(args: &Kwargs) -> TeraResult<()> {
    let place = args.get::<usize>("n")?.filter(|place| *place > 0);
    if place.is_some() {
        LAST.set(place);
    }
    let text = args.get::<usize>("c")?.unwrap_or(0);
    let value = args.get::<Value>("v")?.map_or(Ok(0), |value| measured(&value));
    spend(value.map(|value| value + text))
}

fn spend(bytes: Result<usize, String>) -> TeraResult<()> {
    let spent = BUDGET.with_borrow_mut(|budget| match bytes {
        Ok(bytes) => budget.spend(bytes),
        Err(reason) if budget.end.is_some() => budget.stop(reason),
        Err(_) => Ok(()),
    });
    spent.map_err(Error::message)
}

/// What making `value` counts for: what it shares with another value is not counted again.
fn measured(value: &Value) -> Result<usize, String> {
    if let Some(text) = value.as_str() {
        return if text.len() > TEXT { Err(format!("a text is longer than {} MB", TEXT >> 20)) } else { Ok(text.len()) };
    }
    deep(value, 0)?;
    Ok(if value.is_array() || value.is_map() { value.len().unwrap_or(0) * ITEM } else { 0 })
}

/// The size of a value with all that is in it, as often as it is in it.
fn deep(value: &Value, depth: usize) -> Result<usize, String> {
    if let Some(text) = value.as_str() {
        return Ok(text.len() + ITEM);
    }
    let mut size = ITEM;
    if depth > DEPTH {
        return Err(format!("lists lie in each other more than {DEPTH} deep"));
    }
    let mut add = |inner: &Value, key: usize| -> Result<(), String> {
        // What is inside may be no larger than the whole, so this ends soon also where a list holds itself many times over.
        size += key + deep(inner, depth + 1)?;
        if size > LIST { Err(format!("a list holds more than {} MB", LIST >> 20)) } else { Ok(()) }
    };
    if let Some(list) = value.as_array() {
        list.iter().try_for_each(|inner| add(inner, 0))?;
    } else if let Some(map) = value.as_map() {
        map.iter().try_for_each(|(key, inner)| add(inner, key.as_str().map_or(ITEM, str::len)))?;
    }
    Ok(size)
}

/// A template with the calls in it.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    pub(super) text: String,
    /// Where something was put in, in the text as it was, and how long that is.
    inserted: Vec<(usize, usize)>,
}

impl Prepared {
    /// Where `range` of the prepared text lies in the text as it was.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let back = |place: usize| {
            let mut before = 0;
            for &(at, length) in &self.inserted {
                if place <= at + before {
                    break;
                }
                if place < at + before + length {
                    return at;
                }
                before += length;
            }
            place - before
        };
        back(range.start)..back(range.end)
    }
}

/// A template that no bound holds for: where, and why.
pub(super) type Refused = (Range<usize>, String);

/// Puts the calls in the template `text`. `places` gets the tags of an own template; the calls in it give their numbers, from 1.
///
/// # Errors
/// Where one tag or the whole is too large to be bounded.
pub(super) fn prepare(text: &str, mut places: Option<&mut Vec<Range<usize>>>) -> Result<Prepared, Refused> {
    if text.len() > SOURCE && places.is_some() {
        return Err((0..0, format!("a template is larger than {} KB", SOURCE >> 10)));
    }
    let mut put: Vec<(usize, String)> = Vec::new();
    // The pieces that run as a whole, with where their call stands in `put`, and how much text they hold.
    let mut regions: Vec<(Option<usize>, usize)> = vec![(None, 0)];
    let close = |put: &mut Vec<(usize, String)>, (call, text): (Option<usize>, usize)| {
        if let Some(call) = call {
            put[call].1 = put[call].1.replace("c=0", &format!("c={text}"));
        }
    };
    let mut first = true;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some(kind) = ["{{", "{%", "{#"].into_iter().find(|open| rest.starts_with(open)) else {
            let next = (1..rest.len()).find(|next| ["{{", "{%", "{#"].iter().any(|open| rest.as_bytes()[*next..].starts_with(open.as_bytes())));
            let length = next.unwrap_or(rest.len());
            if let Some(region) = regions.last_mut() {
                region.1 += length;
            }
            at += length;
            continue;
        };
        if kind == "{#" {
            let Some(end) = rest[2..].find("#}") else { break };
            at += 2 + end + 2;
            continue;
        }
        let inside = at + if rest.as_bytes().get(2) == Some(&b'-') { 3 } else { 2 };
        let Some(tag) = Tag::read(text, inside, if kind == "{{" { "}}" } else { "%}" }) else { break };
        let word = if kind == "{%" { tag.tokens.first().map_or("", |token| &text[token.clone()]) } else { "" };
        if word == "raw" && tag.tokens.len() == 1 {
            let end = end_of_raw(text, tag.end);
            if let Some(region) = regions.last_mut() {
                region.1 += end - tag.end;
            }
            at = end;
            continue;
        }
        let place = places.as_mut().map_or(0, |places| {
            places.push(at..tag.end);
            places.len()
        });
        if place > 0 {
            tag.limits(text).map_err(|reason| (at..tag.end, reason))?;
        }
        if first && word != "extends" {
            regions[0].0 = Some(put.len());
            put.push((0, format!("{{{{ _tick(n={place}, c=0) }}}}")));
        }
        first = false;
        tag.inner(text, place, &mut put);
        let call = |inner: &str| if tag.trims { format!("{{{{- {inner} -}}}}") } else { format!("{{{{ {inner} }}}}") };
        match word {
            "for" | "component" | "block" => {
                regions.push((Some(put.len()), 0));
                put.push((tag.end, call(&format!("_tick(n={place}, c=0)"))));
            }
            "endfor" | "endcomponent" | "endblock" if regions.len() > 1 => {
                if let Some(region) = regions.pop() {
                    close(&mut put, region);
                }
            }
            "set" | "set_global" => match tag.tokens.get(2).map(|token| &text[token.clone()]) {
                Some("=") => tag.keep(text, 3, place, &mut put),
                // What `set` takes in to its `endset` can pass through filters.
                _ => put.push((tag.last(), format!(" | _keep(n={place})"))),
            },
            "" if !tag.tokens.is_empty() && !tag.is_component(text) => {
                if tag.is_path(text, 0) {
                    let path = &text[tag.tokens[0].start..tag.last()];
                    put.push((tag.end, call(&format!("_tick(n={place}, v={path})"))));
                } else {
                    tag.keep(text, 0, place, &mut put);
                }
            }
            _ => {}
        }
        at = tag.end;
    }
    for region in regions {
        close(&mut put, region);
    }
    put.sort_by_key(|(at, _)| *at);
    let mut prepared = Prepared::default();
    let mut from = 0;
    for (at, call) in put {
        let _ = write!(prepared.text, "{}{call}", &text[from..at]);
        prepared.inserted.push((at, call.len()));
        from = at;
    }
    prepared.text.push_str(&text[from..]);
    Ok(prepared)
}

fn end_of_raw(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(open) = text[at..].find("{%") {
        let inside = at + open + 2;
        let word = text[inside..].strip_prefix('-').unwrap_or(&text[inside..]).trim_ascii_start();
        if let Some(rest) = word.strip_prefix("endraw") {
            let rest = rest.trim_ascii_start();
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            if let Some(rest) = rest.strip_prefix("%}") {
                return text.len() - rest.len();
            }
        }
        at = inside;
    }
    text.len()
}

/// What stands between `{{` or `{%` and its end.
struct Tag {
    tokens: Vec<Range<usize>>,
    /// After the `}}` or `%}`.
    end: usize,
    /// Whether it ends in `-`.
    trims: bool,
}

impl Tag {
    fn read(text: &str, from: usize, close: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut tokens: Vec<Range<usize>> = Vec::new();
        let mut at = from;
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            let rest = text.get(at..)?;
            if rest.starts_with(close) {
                return Some(Self { tokens, end: at + 2, trims: false });
            }
            if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(close)) {
                return Some(Self { tokens, end: at + 3, trims: true });
            }
            let first = *bytes.get(at)?;
            let length = match first {
                b'"' | b'\'' | b'`' => {
                    let mut end = at + 1;
                    while *bytes.get(end)? != first {
                        end += if bytes[end] == b'\\' { 2 } else { 1 };
                    }
                    end + 1 - at
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count(),
                b'0'..=b'9' => rest.bytes().take_while(u8::is_ascii_digit).count(),
                _ if ["==", "!=", ">=", "<=", "?.", "**", "//", "</", "?["].iter().any(|operator| rest.starts_with(operator)) => 2,
                _ => rest.chars().next()?.len_utf8(),
            };
            tokens.push(at..at + length);
            at += length;
        }
    }

    /// The end of the last token.
    fn last(&self) -> usize {
        self.tokens.last().map_or(self.end, |token| token.end)
    }

    fn is_component(&self, text: &str) -> bool {
        let token = |at: usize| self.tokens.get(at).map(|token| &text[token.clone()]);
        token(0) == Some("<") && token(self.tokens.len().saturating_sub(1)) == Some(">")
    }

    /// Whether the tokens from `from` on only name a value, such as `page.title`.
    fn is_path(&self, text: &str, from: usize) -> bool {
        self.tokens.len() > from
            && self.tokens[from..].iter().enumerate().all(|(at, token)| {
                let token = &text[token.clone()];
                if at % 2 == 0 { is_name(token) } else { token == "." }
            })
    }

    /// Counts what the expression from the token `from` on gives.
    fn keep(&self, text: &str, from: usize, place: usize, put: &mut Vec<(usize, String)>) {
        if let Some(token) = self.tokens.get(from)
            && !self.is_path(text, from)
        {
            put.push((token.start, format!("_keep(n={place}, v=")));
            put.push((self.last(), ")".to_owned()));
        }
    }

    /// Counts what list comprehensions make, and bounds filters.
    fn inner(&self, text: &str, place: usize, put: &mut Vec<(usize, String)>) {
        // Each open bracket: where it ends if it is a `[`, whether a comprehension stands in it, and whether that has a condition.
        let mut open: Vec<(Option<usize>, bool, bool)> = Vec::new();
        let mut before = "";
        for range in &self.tokens {
            let token = &text[range.clone()];
            match token {
                "[" | "?[" => open.push((Some(range.end), false, false)),
                "(" | "{" => open.push((None, false, false)),
                "]" | ")" | "}" => {
                    if let Some((_, _, true)) = open.pop() {
                        put.push((range.start, ")".to_owned()));
                    }
                }
                "for" if !matches!(before, "." | "?.") => {
                    if let Some((Some(start), made @ false, _)) = open.last_mut() {
                        *made = true;
                        put.push((*start, format!("_keep(n={place}, v=")));
                        put.push((range.start, ") ".to_owned()));
                    }
                }
                "if" if !matches!(before, "." | "?.") => {
                    if let Some((_, true, condition @ false)) = open.last_mut() {
                        *condition = true;
                        put.push((range.end, format!(" _keep(n={place}, v=")));
                    }
                }
                _ if MULTIPLIERS.contains(&token) && (before == "|" || before == "filter") => put.push((range.start, "_bound_".to_owned())),
                _ => {}
            }
            before = token;
        }
    }

    fn limits(&self, text: &str) -> Result<(), String> {
        let tokens = || self.tokens.iter().map(|token| &text[token.clone()]);
        let joins = tokens().filter(|token| *token == "~").count();
        if joins > JOINS {
            return Err(format!("one tag holds more than {JOINS} `~`"));
        }
        let named =
            tokens().zip(std::iter::once("").chain(tokens())).filter(|(token, before)| is_name(token) && !matches!(*before, "." | "?.")).count();
        let keys = tokens().filter(|token| matches!(*token, "=" | ":")).count();
        if named.saturating_sub(keys) > NAMES { Err(format!("one tag holds more than {NAMES} names")) } else { Ok(()) }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && !matches!(token, "true" | "True" | "false" | "False" | "none" | "None" | "null")
}
