import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ERRORS } from "#app/domain/errors.ts";
import { createHttpServer } from "#app/server/http.server.ts";

/* Clients that take their time, on a server whose patience is short for the test's sake. */

const PATIENCE = {
  headersTimeout: 300,
  requestTimeout: 600,
  timeout: 1_500,
  connectionsCheckingInterval: 50,
};
/** More than the machine holds for a connection whose other end does not read. */
const LARGE = Buffer.alloc(64 * 1024 * 1024, "x");

let server: Server;
let sockets: Socket[];
let port: number;
beforeEach(async () => {
  sockets = [];
  server = createHttpServer((request, response) => {
    request.on("end", () => response.end(request.url === "/large" ? LARGE : "well"));
    request.resume();
  }, PATIENCE);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  server.close();
});

/** A client that says this much and then sends its letters one at a time; gives all it was answered. */
function trickle(text: string, letters = ""): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let answered = "";
  socket.write(text);
  const sending = setInterval(() => socket.write(letters), 20);
  if (letters === "") clearInterval(sending);
  socket.on("data", (chunk) => {
    answered += chunk;
  });
  return new Promise((done) => {
    const end = () => {
      clearInterval(sending);
      done(answered);
    };
    socket.on("error", end);
    socket.on("close", end);
  });
}

const POST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";

it("ends what takes too long to arrive with a sentence, and answers the others meanwhile", async () => {
  const slow = [
    trickle("GET / HTTP/1.1\r\nX-Slow: ", "a"),
    trickle("GET / HTTP/1.1\r\n"),
    trickle(POST, "a"),
    trickle(POST),
  ];
  const others = await Promise.all(
    Array.from({ length: 20 }, () =>
      fetch(`http://127.0.0.1:${port}/`).then((well) => well.text()),
    ),
  );
  expect(others).toEqual(others.map(() => "well"));
  for (const answered of await Promise.all(slow)) {
    expect(answered).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answered).toContain(ERRORS["too-slow"].sentence);
    expect(answered).toContain("Content-Security-Policy: default-src 'none'");
  }
});

it("lets a connection go that says nothing at all", async () => {
  expect(await trickle("")).not.toContain("200");
});

it("lets a client go that does not read its answer", async () => {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  socket.pause();
  const held = new Promise<Socket>((done) => server.once("connection", done));
  socket.write("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  const ours = await held;
  await new Promise((done) => ours.once("close", done));
  expect(ours.bytesWritten).toBeGreaterThan(0);
});

it.each([
  ["NONSENSE\r\n\r\n", 400, ERRORS["bad-request"].sentence],
  [`GET / HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431, ERRORS["headers-too-large"].sentence],
])("says why it cannot read what is no request", async (text, status, sentence) => {
  const answered = await trickle(text);
  expect(answered).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answered).toContain(sentence);
});
