//! `check --external`: are the addresses on other sites still there?
//!
//! [`links`] gathers every outside address with its places, [`ask`] asks the network, kindly, and [`cache`] remembers what was answered, so that the
//! next run asks less. A verdict becomes a [`Diagnostic`] at every place where the address stands. Not here: links within the site, which
//! [`crate::catalogue`] resolves at every build; and whether a heading exists on somebody else's page: what follows `#` never leaves the reader's
//! browser and is not asked for.

pub mod ask;
pub mod cache;
pub mod links;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use url::Url;

pub use ask::Manner;
pub use cache::Cache;
pub use links::{Link, gather};

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Date;

/// What is known of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It answers.
    Fine,
    /// It answers at another address, for good.
    Moved(Url),
    /// It is gone, or its host does not exist.
    Dead(Reason),
    /// It keeps redirecting.
    Loops,
    /// It may be there, but that could not be found out. Many hosts refuse programs and let people in.
    Unanswered(Reason),
}

/// Why an address is dead, or why nothing can be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// The host answered with this status.
    Status(u16),
    /// There is no host of this name.
    NoHost,
    /// The names of hosts cannot be looked up now, or none of the hosts of this site was found.
    Lookup,
    /// No answer in time.
    Timeout,
    /// No connection: refused, or no way there.
    Connection,
    /// The secure connection failed: a certificate that has expired, say.
    Tls,
    /// What came back is no answer: nothing, or not HTTP.
    Garbled,
    /// It lies on this computer or in a private network.
    Private,
    /// It redirects to something that is not a web address.
    Redirect,
    /// Its host did not answer to earlier links, or asked for rest; it was left in peace.
    GivenUp,
}

impl Reason {
    /// Its name in the texts of messages.
    fn name(self) -> &'static str {
        match self {
            Self::Status(_) => "status",
            Self::NoHost => "host",
            Self::Lookup => "lookup",
            Self::Timeout => "timeout",
            Self::Connection => "connection",
            Self::Tls => "tls",
            Self::Garbled => "garbled",
            Self::Private => "private",
            Self::Redirect => "redirect",
            Self::GivenUp => "given-up",
        }
    }

    fn status(self) -> usize {
        if let Self::Status(status) = self { usize::from(status) } else { 0 }
    }
}

/// What a check of all links found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// One for each place of each address with news, in the order of addresses.
    pub diagnostics: Vec<Diagnostic>,
    /// Addresses that were asked now; not those that lie in a private network or whose host was left in peace.
    pub asked: usize,
    /// Addresses of which the answer was remembered.
    pub remembered: usize,
    /// Addresses that are dead.
    pub dead: usize,
    /// Addresses that moved for good.
    pub moved: usize,
    /// Addresses of which nothing can be said, loops included.
    pub unanswered: usize,
    /// The hosts that were to be asked, where the name of not one of them could be looked up: there is no network, and nothing was found out.
    pub offline: Vec<String>,
}

/// The addresses of `links`, each once, of which `cache` knows nothing on the day `today`; `private` as in
/// [`Cache::verdict`].
#[must_use]
pub fn unknown(links: &[Link], cache: &Cache, today: Date, private: bool) -> Vec<Url> {
    let all: BTreeSet<&Url> = links.iter().map(|link| &link.url).collect();
    all.into_iter().filter(|url| cache.verdict(url, today, private).is_none()).cloned().collect()
}

/// Finds out about every link, from `cache` or by asking, and puts what was answered into `cache`. `done` is called after every address that
/// was asked, from several threads.
pub fn check(links: &[Link], cache: &mut Cache, today: Date, manner: &Manner, done: &(dyn Fn() + Sync)) -> Report {
    let unknown = unknown(links, cache, today, manner.private);
    let mut verdicts: BTreeMap<&Url, Verdict> = BTreeMap::new();
    for link in links {
        if let Some(verdict) = cache.verdict(&link.url, today, manner.private) {
            verdicts.insert(&link.url, verdict.clone());
        }
    }
    let mut report = Report { remembered: verdicts.len(), ..Report::default() };
    let mut answers: Vec<(&Url, Verdict)> = unknown.iter().zip(ask::ask(&unknown, manner, done)).collect();
    // What lies in a private network was not asked, so it says nothing of whether there is internet.
    let is_asked = |verdict: &Verdict| !matches!(verdict, Verdict::Unanswered(Reason::Private | Reason::GivenUp));
    let lookup = Verdict::Unanswered(Reason::Lookup);
    let mut asked = answers.iter().filter(|(_, verdict)| is_asked(verdict)).peekable();
    if asked.peek().is_some() && asked.clone().all(|(_, verdict)| *verdict == lookup) {
        let hosts: BTreeSet<&str> = asked.filter_map(|(url, _)| url.host_str()).collect();
        report.offline = hosts.into_iter().map(str::to_owned).collect();
        answers.retain(|(_, verdict)| *verdict != lookup);
    } else {
        report.asked = asked.count();
    }
    for (url, verdict) in answers {
        cache.remember(url, &verdict, today, manner.private);
        verdicts.insert(url, verdict);
    }
    for verdict in verdicts.values() {
        match verdict {
            Verdict::Fine => {}
            Verdict::Moved(_) => report.moved += 1,
            Verdict::Dead(_) => report.dead += 1,
            Verdict::Loops | Verdict::Unanswered(_) => report.unanswered += 1,
        }
    }
    report.diagnostics = links.iter().filter_map(|link| diagnostic(link, verdicts.get(&link.url)?)).collect();
    report
}

fn diagnostic(link: &Link, verdict: &Verdict) -> Option<Diagnostic> {
    let new = |code| Diagnostic::new(code, link.span).arg("url", link.url.as_str());
    let because = |code, reason: Reason| new(code).arg("why", reason.name()).arg("status", reason.status());
    match verdict {
        Verdict::Fine => None,
        Verdict::Moved(to) => {
            let mut to = to.clone();
            if to.fragment().is_none() {
                to.set_fragment(link.fragment.as_deref());
            }
            Some(new(Code::LinkMoved).arg("to", to.as_str()))
        }
        Verdict::Dead(reason) => Some(because(Code::LinkDead, *reason)),
        Verdict::Loops => Some(new(Code::LinkLoops)),
        Verdict::Unanswered(reason) => Some(because(Code::LinkUnanswered, *reason)),
    }
}
