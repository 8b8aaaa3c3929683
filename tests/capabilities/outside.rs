//! A web server on this computer that misbehaves on request: the path says how. It stands for the rest of the internet.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use staalkaart::external::Manner;

/// What the server saw.
#[derive(Debug, Default)]
struct Seen {
    /// `HEAD example.org/path`, in order.
    requests: Vec<String>,
    /// Questions that are open now, by host.
    open: BTreeMap<String, usize>,
    /// The most that were ever open at once, by host; in all under an empty name.
    most: BTreeMap<String, usize>,
    /// How often each path was asked.
    times: BTreeMap<String, usize>,
    agents: Vec<String>,
}

/// The server; its thread ends with the tests.
pub(crate) struct Outside {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
}

impl Outside {
    pub(crate) fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let seen = Arc::new(Mutex::new(Seen::default()));
        let for_thread = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&for_thread);
                // A client that went away is no news here.
                thread::spawn(move || drop(serve(stream, &seen)));
            }
        });
        Self { address, seen }
    }

    /// The address of a path on it, by number.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Hasty, with these hosts all on this server; `nowhere.example.org` does not exist.
    pub(crate) fn manner(&self, hosts: &[&str]) -> Manner {
        let mut names: BTreeMap<_, _> = hosts.iter().map(|host| ((*host).to_owned(), Some(self.address))).collect();
        names.insert("nowhere.example.org".to_owned(), None);
        Manner {
            pause: Duration::from_millis(1),
            back_off: Duration::from_millis(5),
            longest_rest: Duration::from_secs(2),
            connect: Duration::from_millis(700),
            total: Duration::from_millis(700),
            private: true,
            names,
        }
    }

    /// `HEAD example.org/path` of every request, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.seen.lock().expect("whole").requests.clone()
    }

    /// How many questions a host had at once at most; an empty name for all hosts together.
    pub(crate) fn most_at_once(&self, host: &str) -> usize {
        self.seen.lock().expect("whole").most.get(host).copied().unwrap_or(0)
    }

    /// How each client called itself.
    pub(crate) fn agents(&self) -> Vec<String> {
        self.seen.lock().expect("whole").agents.clone()
    }
}

fn serve(mut stream: TcpStream, seen: &Mutex<Seen>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut bytes = Vec::new();
    let mut part = [0; 1024];
    while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut part)? {
            0 => return Ok(()),
            read => bytes.extend_from_slice(&part[..read]),
        }
        if !bytes.starts_with(b"HEAD ") && !bytes.starts_with(b"GET ") {
            // Somebody begins a secure connection here.
            return stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut words = text.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
    let header =
        |name: &str| text.lines().find_map(|line| line.to_lowercase().strip_prefix(&format!("{name}: ")).map(str::to_owned)).unwrap_or_default();
    let host = header("host");
    let time = {
        let mut seen = seen.lock().expect("whole");
        seen.requests.push(format!("{method} {host}{path}"));
        seen.agents.push(header("user-agent"));
        for name in [host.as_str(), ""] {
            let open = seen.open.entry(name.to_owned()).or_default();
            *open += 1;
            let open = *open;
            let most = seen.most.entry(name.to_owned()).or_default();
            *most = open.max(*most);
        }
        let times = seen.times.entry(path.clone()).or_default();
        *times += 1;
        *times
    };
    thread::sleep(Duration::from_millis(10));
    {
        // Before the answer: afterwards the client may ask the next thing already.
        let mut seen = seen.lock().expect("whole");
        for name in [host.as_str(), ""] {
            *seen.open.get_mut(name).expect("counted") -= 1;
        }
    }
    answer(&mut stream, &method, &path, time)
}

fn answer(stream: &mut TcpStream, method: &str, path: &str, time: usize) -> std::io::Result<()> {
    let head = method == "HEAD";
    let mut say = |status: &str, headers: &str| write!(stream, "HTTP/1.1 {status} Reason\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n");
    match path {
        "/weg" => say("404", ""),
        "/voorgoed-weg" => say("410", ""),
        "/geweigerd" => say("403", ""),
        "/fout" => say("500", ""),
        "/verhuisd" => say("301", "Location: /goed\r\n"),
        "/verhuisd-308" => say("308", "Location: /goed#deel\r\n"),
        "/keten" => say("301", "Location: /keten/twee\r\n"),
        "/keten/twee" => say("301", "Location: drie\r\n"),
        "/keten/drie" => say("302", "Location: ../goed\r\n"),
        "/tijdelijk" => say("302", "Location: /goed\r\n"),
        "/tijdelijk-dan-verhuisd" => say("307", "Location: /verhuisd\r\n"),
        "/verhuisd-en-weg" => say("301", "Location: /weg\r\n"),
        "/rondje" => say("301", "Location: /rondje/terug\r\n"),
        "/rondje/terug" => say("302", "Location: /rondje\r\n"),
        "/naar-niemand" => say("302", "Location: http://nowhere.example.org/\r\n"),
        "/naar-buur" => say("302", "Location: http://geweigerd.example.org/geweigerd\r\n"),
        "/naar-bestand" => say("301", "Location: file:///etc/passwd\r\n"),
        "/naar-script" => say("302", "Location: javascript:alert(1)\r\n"),
        "/nergens-heen" => say("301", ""),
        "/even-rust" if time == 1 => say("429", "Retry-After: 1\r\n"),
        "/druk" => say("429", "Retry-After: 0\r\n"),
        "/lang-druk" => say("429", "Retry-After: 999999999999\r\n"),
        "/even-weg" if time < 3 => say("503", "Retry-After: Fri, 31 Dec 2027 23:59:59 GMT\r\n"),
        "/geen-head" if head => say("405", ""),
        "/head-404" if head => say("404", ""),
        "/groot" if head => say("501", ""),
        "/groot" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
            loop {
                stream.write_all(&[b'x'; 1 << 12])?;
            }
        }
        "/koppen" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
            loop {
                stream.write_all(&b"X-Kop: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n".repeat(100))?;
            }
        }
        "/rommel" => stream.write_all(b"\0\xff\xfe dit is geen antwoord \r\n\r\n"),
        "/geen-tekst" => stream.write_all(b"HTTP/1.1 301 Reason\r\nLocation: /\xff\xfe\r\nContent-Length: 0\r\n\r\n"),
        "/dicht" => Ok(()),
        "/traag" => {
            thread::sleep(Duration::from_secs(4));
            Ok(())
        }
        "/druppel" => {
            for byte in b"HTTP/1.1 200 OK\r\nX: ".iter().chain(std::iter::repeat_n(&b'x', 1000)) {
                stream.write_all(&[*byte])?;
                thread::sleep(Duration::from_millis(30));
            }
            Ok(())
        }
        path => match path.strip_prefix("/eindeloos/").and_then(|number| number.parse::<u64>().ok()) {
            Some(number) => say("302", &format!("Location: /eindeloos/{}\r\n", number + 1)),
            None => say("200", ""),
        },
    }
}
