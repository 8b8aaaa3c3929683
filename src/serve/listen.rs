//! Takes connections and speaks HTTP over them: so many at a time, and none for long that sends no request.
//!
//! Not here: what is answered ([`super`]).

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// What a server puts up with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Connections that are open at the same time. Every page that follows what is saved has one.
    pub(super) connections: usize,
    /// The time within which the head of a request has to be there, from the beginning of a connection or the end of an answer.
    pub(super) head: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 512, head: Duration::from_secs(10) }
    }
}

/// What a connection too many is told.
const BUSY: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 62\r\nretry-after: 1\r\nconnection: close\r\n\r\nToo many connections are open. Close some pages and try again\n";
/// So many connections are told at the same time; more are closed at once.
const TOLD: usize = 64;
/// The time that telling may take.
const TELLING: Duration = Duration::from_millis(500);
/// Where the system has no room for a connection, it is asked again after this time.
const NO_ROOM: Duration = Duration::from_millis(100);

/// Answers requests for as long as it is polled. Connections that are open then go on until the runtime ends.
pub(super) async fn listen<F, A>(listener: TcpListener, limits: Limits, answer: F)
where
    F: Fn(Request<Incoming>) -> A + Clone + Send + 'static,
    A: Future<Output = Response<Body>> + Send + 'static,
{
    let open = Arc::new(Semaphore::new(limits.connections));
    let told = Arc::new(Semaphore::new(TOLD));
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(NO_ROOM).await;
            continue;
        };
        if let Ok(permit) = Arc::clone(&open).try_acquire_owned() {
            let answer = answer.clone();
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let answer = answer(request);
                    async move { Ok::<_, Infallible>(answer.await) }
                });
                let mut server = http1::Builder::new();
                server.timer(TokioTimer::new()).header_read_timeout(limits.head);
                // A browser that goes away in the middle is no news.
                let _ = server.serve_connection(TokioIo::new(stream), service).await;
                drop(permit);
            });
        } else if let Ok(permit) = Arc::clone(&told).try_acquire_owned() {
            tokio::spawn(async move {
                let _ = timeout(TELLING, turn_away(stream)).await;
                drop(permit);
            });
        }
    }
}

async fn turn_away(mut stream: TcpStream) {
    // A connection that is closed while something is unread takes the answer with it.
    let mut asked = [0; 4096];
    let _ = timeout(TELLING / 2, stream.read(&mut asked)).await;
    if stream.write_all(BUSY).await.is_ok() && stream.shutdown().await.is_ok() {
        while stream.read(&mut asked).await.is_ok_and(|read| read > 0) {}
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{SocketAddr, TcpStream};
    use std::time::Instant;

    use super::*;

    /// A server with these limits, and where it listens.
    fn server(limits: Limits) -> (tokio::runtime::Runtime, SocketAddr) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0))).expect("a port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(listen(listener, limits, |_| async { Response::new(Body::from("here")) }));
        (runtime, address)
    }

    fn read(stream: &mut TcpStream) -> String {
        let mut answer = String::new();
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
        let _ = stream.read_to_string(&mut answer);
        answer
    }

    #[test]
    fn a_head_that_does_not_come_ends_the_connection() {
        let (_runtime, address) = server(Limits { head: Duration::from_millis(300), ..Limits::default() });
        for beginning in ["", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "] {
            let begin = Instant::now();
            let mut stream = TcpStream::connect(address).expect("listens");
            stream.write_all(beginning.as_bytes()).expect("sent");
            assert!(!read(&mut stream).contains("here"));
            assert!(begin.elapsed() < Duration::from_secs(10), "closed, not waited for");
        }
        let mut stream = TcpStream::connect(address).expect("listens");
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").expect("sent");
        assert!(read(&mut stream).ends_with("here"), "answered, and closed when no other request follows");
    }

    #[test]
    fn a_connection_too_many_is_told_so_and_later_there_is_room_again() {
        let (_runtime, address) = server(Limits { connections: 2, head: Duration::from_mins(1) });
        let ask = || {
            let mut stream = TcpStream::connect(address).expect("listens");
            stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").expect("sent");
            read(&mut stream)
        };
        let held: Vec<TcpStream> = (0..2).map(|_| TcpStream::connect(address).expect("listens")).collect();
        let refused = ask();
        let (start, body) = refused.split_once("\r\n\r\n").expect("an answer");
        assert!(start.starts_with("HTTP/1.1 503") && start.contains(&format!("content-length: {}", body.len())), "{refused}");
        drop(held);
        let begin = Instant::now();
        while !ask().ends_with("here") {
            assert!(begin.elapsed() < Duration::from_secs(20), "there is room again");
        }
    }
}
