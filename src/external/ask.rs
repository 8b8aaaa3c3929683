//! Asks addresses, many hosts at once but each host one question at a time, with a rest between.
//!
//! `HEAD` first, and `GET` where a host does not like that, of which no body is read. Redirects are followed here, one by one, so that every step
//! is held to the same rules: only the web, only public addresses unless [`Manner::private`], and each host in its turn. No cookies, no name or
//! password, no proxy. Of a host that keeps silent or asks for rest, the remaining addresses are not asked.
//!
//! The only module that goes to the network from here; [`crate::serve`] is asked by others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{io, thread};

use ureq::config::Config;
use ureq::http::{Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};
use url::Url;

use super::{Reason, Verdict};

/// Questions that are open at the same time, each to another host.
const AT_ONCE: usize = 8;
/// How often an address may send on.
const MOST_HOPS: usize = 10;
/// How often a host that asks for rest (429, 503) is asked again.
const RETRIES: u32 = 2;
/// After so many times in a row without an answer a host is left in peace.
const MOST_SILENCES: u32 = 3;
/// The longest address that is followed, in bytes.
const LONGEST: usize = 4096;
/// Registries that know whether a source exists and then send on to its publisher, who often refuses programs: their own answer decides.
const REGISTRIES: &[&str] = &["doi.org", "hdl.handle.net"];

/// How to ask.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Rest between two questions to one host.
    pub pause: Duration,
    /// Rest after a 429 or 503 that names none; twice as long the second time.
    pub back_off: Duration,
    /// The longest rest that a host can ask for; who asks more is not asked again in this run.
    pub longest_rest: Duration,
    /// How long making a connection may take, and as long again looking up the name.
    pub connect: Duration,
    /// How long one question may take in all.
    pub total: Duration,
    /// Whether addresses of this computer and of private networks are asked too. They are not by default: who proposes a text could otherwise
    /// make the machine that checks it ask things that only that machine can reach.
    pub private: bool,
    /// Hosts that are not looked up: their place is here, or there is none; they count as hosts on the internet. For tests.
    pub names: BTreeMap<String, Option<SocketAddr>>,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            pause: Duration::from_millis(500),
            back_off: Duration::from_secs(5),
            longest_rest: Duration::from_mins(1),
            connect: Duration::from_secs(10),
            total: Duration::from_secs(20),
            private: false,
            names: BTreeMap::new(),
        }
    }
}

/// Asks every address, and gives the verdicts in the same order. `done` is called after each, from several threads.
pub fn ask(urls: &[Url], manner: &Manner, done: &(dyn Fn() + Sync)) -> Vec<Verdict> {
    let mut queues: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, url) in urls.iter().enumerate() {
        queues.entry(url.host_str().unwrap_or_default()).or_default().push(at);
    }
    let mut queues: Vec<Vec<usize>> = queues.into_values().collect();
    // The longest queue decides how long it all takes, so it begins.
    queues.sort_by_key(|queue| Reverse(queue.len()));
    let session = Session::new(manner);
    let next = AtomicUsize::new(0);
    let verdicts: Vec<Mutex<Verdict>> = urls.iter().map(|_| Mutex::new(Verdict::Unanswered(Reason::Lookup))).collect();
    thread::scope(|scope| {
        let work = || {
            while let Some(queue) = queues.get(next.fetch_add(1, Ordering::Relaxed)) {
                for &at in queue {
                    *verdicts[at].lock().unwrap_or_else(PoisonError::into_inner) = session.verdict(&urls[at]);
                    done();
                }
            }
        };
        let started = (0..AT_ONCE.min(queues.len())).take_while(|_| thread::Builder::new().spawn_scoped(scope, work).is_ok()).count();
        if started == 0 {
            work();
        }
    });
    let answered = session.answered.load(Ordering::Relaxed);
    let verdicts = verdicts.into_iter().map(|verdict| verdict.into_inner().unwrap_or_else(PoisonError::into_inner));
    // Where not one host on the internet answered it is the network that is missing, not the hosts.
    verdicts
        .map(|verdict| if !answered && verdict == Verdict::Dead(Reason::NoHost) { Verdict::Unanswered(Reason::Lookup) } else { verdict })
        .collect()
}

/// What a host answered.
struct Answer {
    status: u16,
    /// Where it sends on to, as written.
    location: Option<String>,
    /// How long it asks to wait.
    rest: Option<Duration>,
}

impl Answer {
    fn asks_for_rest(&self) -> bool {
        matches!(self.status, 429 | 503)
    }
}

/// A host's turn: who holds it may ask.
#[derive(Default)]
struct Turn {
    last: Option<Instant>,
    silences: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Head,
    Get,
}

struct Session<'a> {
    agent: Agent,
    manner: &'a Manner,
    turns: Mutex<BTreeMap<String, Arc<Mutex<Turn>>>>,
    /// Hosts that were found in a private network. Their answers say nothing of whether there is internet.
    inside: Arc<Mutex<BTreeSet<String>>>,
    /// Whether any other host answered: then there is internet.
    answered: AtomicBool,
}

impl<'a> Session<'a> {
    fn new(manner: &'a Manner) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent(concat!("staalkaart/", env!("CARGO_PKG_VERSION"), " (check --external)"))
            .accept("*/*")
            .max_response_header_size(64 << 10)
            // Nothing stays open between two questions.
            .max_idle_connections(0)
            .timeout_resolve(Some(manner.connect))
            .timeout_connect(Some(manner.connect))
            .timeout_global(Some(manner.total))
            .build();
        let inside = Arc::default();
        let gate = Gate { system: DefaultResolver::default(), private: manner.private, names: manner.names.clone(), inside: Arc::clone(&inside) };
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), gate),
            manner,
            turns: Mutex::default(),
            inside,
            answered: AtomicBool::new(false),
        }
    }

    /// Follows an address to where it ends.
    fn verdict(&self, url: &Url) -> Verdict {
        let mut at = url.clone();
        let mut seen = BTreeSet::from([at.clone()]);
        // The last address up to which every step was for good.
        let mut moved: Option<Url> = None;
        let mut for_good = true;
        loop {
            let answer = match self.in_turn(&at) {
                Ok(answer) => answer,
                Err(Reason::NoHost) => return Verdict::Dead(Reason::NoHost),
                Err(reason) => return Verdict::Unanswered(reason),
            };
            match answer.status {
                200..=300 | 304 => return moved.map_or(Verdict::Fine, Verdict::Moved),
                301..=303 | 307 | 308 => {
                    let Some(to) = answer.location.and_then(|location| next(&at, &location)) else {
                        return Verdict::Unanswered(Reason::Redirect);
                    };
                    if at.host_str() != to.host_str() && at.host_str().is_some_and(|host| REGISTRIES.contains(&host)) {
                        return moved.map_or(Verdict::Fine, Verdict::Moved);
                    }
                    for_good &= matches!(answer.status, 301 | 308);
                    if for_good {
                        moved = Some(to.clone());
                    }
                    at = to;
                    at.set_fragment(None);
                    if !seen.insert(at.clone()) || seen.len() > MOST_HOPS + 1 {
                        return Verdict::Loops;
                    }
                }
                404 | 410 => return Verdict::Dead(Reason::Status(answer.status)),
                status => return Verdict::Unanswered(Reason::Status(status)),
            }
        }
    }

    /// Waits for the host's turn, asks, and notes how that went.
    fn in_turn(&self, url: &Url) -> Result<Answer, Reason> {
        let host = url.host_str().unwrap_or_default().to_owned();
        let turn = Arc::clone(self.turns.lock().unwrap_or_else(PoisonError::into_inner).entry(host.clone()).or_default());
        let mut turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        if turn.silences >= MOST_SILENCES {
            return Err(Reason::GivenUp);
        }
        let result = self.head_then_get(url, &mut turn);
        turn.silences = match &result {
            // It said itself that it wants no more of this.
            Ok(answer) if answer.asks_for_rest() => MOST_SILENCES,
            Ok(_) => 0,
            Err(Reason::Timeout | Reason::Connection) => turn.silences + 1,
            Err(_) => turn.silences,
        };
        if result.is_ok() && !self.inside.lock().unwrap_or_else(PoisonError::into_inner).contains(&host) {
            self.answered.store(true, Ordering::Relaxed);
        }
        result
    }

    fn head_then_get(&self, url: &Url, turn: &mut Turn) -> Result<Answer, Reason> {
        let answer = self.patiently(Method::Head, url, turn);
        let try_get = match &answer {
            Ok(answer) => answer.status >= 400 && !answer.asks_for_rest(),
            Err(reason) => *reason == Reason::Garbled,
        };
        if try_get { self.patiently(Method::Get, url, turn) } else { answer }
    }

    /// Asks, and asks again after a rest where the host wants one.
    fn patiently(&self, method: Method, url: &Url, turn: &mut Turn) -> Result<Answer, Reason> {
        let mut retries = 0;
        loop {
            if let Some(last) = turn.last {
                thread::sleep(self.manner.pause.saturating_sub(last.elapsed()));
            }
            let result = self.send(method, url);
            turn.last = Some(Instant::now());
            let rest = match &result {
                Ok(answer) if answer.asks_for_rest() && retries < RETRIES => answer.rest.unwrap_or(self.manner.back_off * (1 << retries)),
                _ => return result,
            };
            if rest > self.manner.longest_rest {
                return result;
            }
            thread::sleep(rest);
            retries += 1;
        }
    }

    fn send(&self, method: Method, url: &Url) -> Result<Answer, Reason> {
        let request = match method {
            Method::Head => self.agent.head(url.as_str()),
            Method::Get => self.agent.get(url.as_str()),
        };
        // The body is never read: the answer is dropped here, and its connection closed.
        let response = request.call().map_err(|error| reason(&error, url))?;
        let header = |name| response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let rest = header(header::RETRY_AFTER).and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
        Ok(Answer { status: response.status().as_u16(), location: header(header::LOCATION), rest })
    }
}

/// Where `location` leads from `at`. `None` where that is no web address.
fn next(at: &Url, location: &str) -> Option<Url> {
    let mut to = (!location.trim().is_empty() && location.len() <= LONGEST).then(|| at.join(location).ok()).flatten()?;
    if !matches!(to.scheme(), "http" | "https") || to.host_str().is_none_or(str::is_empty) {
        return None;
    }
    to.set_username("").ok()?;
    to.set_password(None).ok()?;
    Some(to)
}

/// What a failed question says of its address.
fn reason(error: &Error, url: &Url) -> Reason {
    use io::ErrorKind;
    match error {
        Error::HostNotFound => Reason::NoHost,
        Error::Timeout(_) => Reason::Timeout,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => Reason::Tls,
        Error::ConnectionFailed => Reason::Connection,
        Error::Other(other) => other.downcast_ref::<Refused>().map_or(Reason::Garbled, |refused| refused.0),
        Error::Io(io) => match io.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Reason::Timeout,
            ErrorKind::ConnectionRefused
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::AddrNotAvailable => Reason::Connection,
            ErrorKind::InvalidData if url.scheme() == "https" => Reason::Tls,
            _ => Reason::Garbled,
        },
        _ => Reason::Garbled,
    }
}

/// Looks names up, and lets only those addresses through that may be asked. The connection is made to just what comes out of here, so a name
/// cannot lead elsewhere in between.
#[derive(Debug)]
struct Gate {
    system: DefaultResolver,
    private: bool,
    names: BTreeMap<String, Option<SocketAddr>>,
    /// As in [`Session`].
    inside: Arc<Mutex<BTreeSet<String>>>,
}

/// Why the gate lets nothing through.
#[derive(Debug, thiserror::Error)]
#[error("not asked: {0:?}")]
struct Refused(Reason);

impl Resolver for Gate {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let host = uri.host().unwrap_or_default();
        let found = match self.names.get(host) {
            None => self.system.resolve(uri, config, timeout).map_err(|error| if let Error::Io(io) = &error { unknown_name(io) } else { error })?,
            Some(known) => {
                let mut found = self.empty();
                if let Some(address) = known {
                    found.push(*address);
                }
                found
            }
        };
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| self.private || is_public(address.ip())) {
            allowed.push(*address);
        }
        if !self.names.contains_key(host) && allowed.iter().any(|address| !is_public(address.ip())) {
            self.inside.lock().unwrap_or_else(PoisonError::into_inner).insert(host.to_owned());
        }
        match (found.is_empty(), allowed.is_empty()) {
            (true, _) => Err(Error::HostNotFound),
            (false, true) => Err(Error::Other(Box::new(Refused(Reason::Private)))),
            (false, false) => Ok(allowed),
        }
    }
}

/// Whether the system says that there is no such name, or that it cannot say. It tells the two apart by its words only, or by a number on Windows
/// (`WSATRY_AGAIN`).
fn unknown_name(error: &io::Error) -> Error {
    let text = error.to_string();
    if error.raw_os_error() == Some(11_002) || ["emporary failure", "ry again"].iter().any(|words| text.contains(words)) {
        return Error::Other(Box::new(Refused(Reason::Lookup)));
    }
    Error::HostNotFound
}

/// Whether everybody on the internet means the same host by this address. As `IpAddr::is_global`, which is not stable yet, but stricter: of IPv6
/// only what is given out, and nothing that carries a private IPv4 address.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_documentation()
                || v4.is_multicast()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 192 && b == 0 && c == 0)
                || (a == 192 && b == 88 && c == 99)
                || (a == 198 && (b == 18 || b == 19)))
        }
        IpAddr::V6(v6) => {
            let parts = v6.segments();
            let embedded = |at: usize| is_public(IpAddr::V4(Ipv4Addr::from_bits(u32::from(parts[at]) << 16 | u32::from(parts[at + 1]))));
            match parts {
                // Translated from IPv4: the well-known prefix, and 6to4.
                [0x64, 0xff9b, 0, 0, 0, 0, ..] => embedded(6),
                [0x2002, ..] => embedded(1),
                [0x2001, second, ..] => second >= 0x200 && second != 0xdb8,
                [0x3fff, second, ..] => second >= 0x1000,
                [first, ..] => first & 0xe000 == 0x2000,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        let public = |text: &str| is_public(text.parse().expect(text));
        for good in
            ["1.1.1.1", "193.190.0.1", "100.128.0.1", "2606:4700::1111", "2a02:1800::1", "64:ff9b::1.1.1.1", "2002:101:101::1", "2001:4860::8888"]
        {
            assert!(public(good), "{good}");
        }
        for bad in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "0.1.2.3",
            "192.0.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:1.1.1.1",
            "::7f00:1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1.1.1.1",
            "2002:7f00:1::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fec0::1",
        ] {
            assert!(!public(bad), "{bad}");
        }
    }

    #[test]
    fn a_redirect_leads_to_the_web_or_nowhere() {
        let at = Url::parse("https://example.org/a/b?c").expect("an address");
        let to = |location: &str| next(&at, location).map(|to| to.to_string());
        assert_eq!(to("../d e").as_deref(), Some("https://example.org/d%20e"));
        assert_eq!(to("//example.net").as_deref(), Some("https://example.net/"));
        assert_eq!(to("http://name:word@example.net/").as_deref(), Some("http://example.net/"));
        for bad in
            ["", " ", "file:///etc/passwd", "javascript:alert(1)", "data:,x", "ftp://example.org/", "http://", "https://[", &"x".repeat(LONGEST + 1)]
        {
            assert_eq!(to(bad), None, "{bad}");
        }
    }
}
