// Runs the search engine beside the page, so that typing never waits for it. The page sends the bytes of engine and index, then questions; a
// newer question replaces an older one. Answers: {ready}, {progress}, {id, answer}, or {failed} with the name of a sentence.
'use strict';

const ROUNDS = 12; // A question needs a few; more means that the index is not what it says.
let engine, folder, newest, busy = false;

onmessage = ({ data }) => {
  if (data.folder) open(data).catch(stuck);
  else {
    newest = data;
    if (!busy) answerNewest().catch(stuck);
  }
};

/** A trap leaves the engine's memory in an unknown state: the page starts a new worker. */
function stuck() {
  postMessage({ failed: 'crashed' });
  close();
}

/** Hands bytes to the engine, which then owns them, and reads its answer. */
function call(name, bytes, ...first) {
  const at = engine.alloc(bytes.length);
  new Uint8Array(engine.memory.buffer).set(bytes, at);
  const result = engine[name](...first, at, bytes.length);
  const start = Number(result & 0xffffffffn);
  const length = Number(result >> 32n);
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, start, length));
  engine.dealloc(start, length);
  return JSON.parse(text);
}

/** Bytes that may be compressed: a host cannot be trusted to do or to say so. */
async function plain(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function open(message) {
  folder = message.folder;
  let index;
  try {
    const code = await plain(message.engine);
    index = await plain(message.index);
    engine = (await WebAssembly.instantiate(code, {})).instance.exports;
  } catch {
    return postMessage({ failed: 'damaged' });
  }
  postMessage(call('open', index).error ? { failed: 'damaged' } : { ready: true });
}

async function answerNewest() {
  busy = true;
  for (let asked; asked !== newest; ) {
    asked = newest;
    await new Promise((done) => setTimeout(done)); // Lets newer questions in.
    if (asked === newest) await answer(asked);
  }
  busy = false;
}

async function answer(asked) {
  const question = new TextEncoder().encode(JSON.stringify(asked.request));
  for (let round = 0; round < ROUNDS; round++) {
    const found = call('answer', question);
    if (!found.missing) return postMessage({ id: asked.id, ...(found.error ? { failed: 'failed' } : { answer: found }) });
    const came = await Promise.all(found.missing.map(block));
    if (asked !== newest) return;
    if (came.includes(false)) break;
  }
  postMessage({ id: asked.id, failed: 'failed' });
}

/** Fetches a block of a large index; what fails or is not of this index is asked for once more. */
async function block(number) {
  for (const cache of ['default', 'reload']) {
    let bytes;
    try {
      const response = await fetch(`${folder}b/${number}.bin`, { cache, signal: AbortSignal.timeout?.(10000) });
      if (response.ok) bytes = await plain(await response.arrayBuffer());
    } catch { /* No line, or not what was compressed. */ }
    postMessage({ progress: true });
    if (bytes && !call('put', bytes, number).error) return true;
  }
  return false;
}
