import { connect } from "node:net";

/*
 * What goes over the wire where nobody's program made it: lengths that contradict one another, targets
 * and headers of other protocols, more of everything. HOST stands for the server's own name.
 */

const post = (headers: string, body: string) =>
  `POST /sign-in HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n${headers}\r\n\r\n${body}`;
const get = (target: string, headers = "") =>
  `GET ${target} HTTP/1.1\r\nHost: HOST\r\n${headers}Connection: close\r\n\r\n`;

/** A request of its own, hidden in the body of another: nobody may ever answer it. */
const HIDDEN = "GET /hidden-in-a-body HTTP/1.1\r\nHost: HOST\r\n\r\n";

/** Each is refused, and the connection with it: where one request ends cannot be told. */
export const CONTRADICTORY: Readonly<Record<string, string>> = {
  "two lengths": post("Content-Length: 5\r\nContent-Length: 60", `a=b&c${HIDDEN}`),
  "two lengths in one": post("Content-Length: 5, 60", `a=b&c${HIDDEN}`),
  "a length and pieces": post(
    "Content-Length: 4\r\nTransfer-Encoding: chunked",
    `0\r\n\r\n${HIDDEN}`,
  ),
  "pieces and a length": post(
    "Transfer-Encoding: chunked\r\nContent-Length: 4",
    `0\r\n\r\n${HIDDEN}`,
  ),
  "pieces by another name": post("Transfer-Encoding: xchunked", `0\r\n\r\n${HIDDEN}`),
  "pieces, then something else": post("Transfer-Encoding: chunked, identity", `0\r\n\r\n${HIDDEN}`),
  "a space before the colon": post("Transfer-Encoding : chunked", `0\r\n\r\n${HIDDEN}`),
  "a length below nothing": post("Content-Length: -1", HIDDEN),
  "a length beyond all": post("Content-Length: 99999999999999999999", HIDDEN),
  "a length that is no number": post("Content-Length: 0x10", HIDDEN),
  "a piece longer than all": post("Transfer-Encoding: chunked", `${"f".repeat(17)}\r\n${HIDDEN}`),
  "a piece that is no number": post("Transfer-Encoding: chunked", `5;\u0000\r\nhello\r\n${HIDDEN}`),
  "a header over two lines": get("/", "X-One: a\r\n b\r\n"),
  "a header without a name": get("/", ": nobody\r\n"),
  "a nothing in a header": get("/", "X-One: a\u0000b\r\n"),
  "a line that only returns": "GET / HTTP/1.1\rHost: HOST\r\r",
  "no host": "GET / HTTP/1.1\r\n\r\n",
  "another protocol": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "another protocol’s greeting": "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
  "a protocol without a version": "GET /\r\n\r\n",
  "a version that is not": "GET / HTTP/9.9\r\nHost: HOST\r\n\r\n",
  "a method that is not": "HACK / HTTP/1.1\r\nHost: HOST\r\n\r\n",
  "a letter that has no place in an address": get("/areas/\u00e9"),
  "headers without end": get("/", "X-More: and more\r\n".repeat(20_000)),
  "a header without end": get("/", `X-Long: ${"a".repeat(200_000)}\r\n`),
  "an address without end": get(`/${"a".repeat(200_000)}`),
};

/** Each is refused or answered, as anything with such a name would be. */
export const ODD: Readonly<Record<string, string>> = {
  "a whole address": get("http://elsewhere.example/areas/demonstration"),
  "a whole address of ours": get("http://HOST/areas/demonstration"),
  "a connection to elsewhere": "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: HOST\r\n\r\n",
  "everything at once": "OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
  "an echo": "TRACE / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
  "another protocol from here on": get("/", "Upgrade: websocket\r\n"),
  "another protocol and a socket": get("/", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n"),
  "something expected": get("/", "Expect: the-unexpected\r\n"),
  "two hosts":
    "GET / HTTP/1.1\r\nHost: HOST\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
  "somebody else’s host": "GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
  "hosts that others sent": get(
    "/",
    "X-Forwarded-Host: elsewhere.example\r\nForwarded: host=elsewhere.example\r\n",
  ),
  "an older protocol": "GET / HTTP/1.0\r\nHost: HOST\r\n\r\n",
  "thousands of parts": get(`/${"a/".repeat(3_000)}`),
  "thousands of nothings": get(`/${"/".repeat(6_000)}`),
  "thousands of steps up": get(`/areas/${"../".repeat(2_000)}etc/passwd`),
  "steps up that are written otherwise": get("/assets/..%2f..%2f..%2fetc%2fpasswd"),
  "steps up the other way": get("/assets/..%5c..%5cpackage.json"),
  "a place elsewhere": get("//elsewhere.example/%2e%2e"),
  "a letter broken off": get("/areas/%e0%a4%a"),
  "a thousand questions": get(`/sign-in?${"next=/a&".repeat(1_000)}`),
  "a fragment": get("/sign-in#fragment"),
  "parts of a file out of order": get("/favicon.svg", "Range: bytes=9-1,0-0,5-5\r\n"),
  "parts of a file by the thousand": get(
    "/favicon.svg",
    `Range: bytes=${"0-,".repeat(1_500)}0-\r\n`,
  ),
  "a thousand languages and encodings": get(
    "/",
    `Accept-Language: ${"a,".repeat(2_000)}\r\nAccept-Encoding: ${"br,".repeat(1_500)}\r\n`,
  ),
  "a hundred cookies": get("/", `Cookie: ${"homeward=a; ".repeat(100)}\r\n`),
};

/** Says something as it stands over a connection of its own; gives all that was answered. */
export function say(url: string, text: string, patience: number): Promise<string> {
  const { hostname, port, host } = new URL(url);
  return new Promise((done, reject) => {
    let answered = "";
    const socket = connect(Number(port), hostname);
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end after ${patience} ms, but: ${answered.slice(0, 200)}`));
    }, patience);
    socket.on("data", (chunk) => {
      answered += chunk;
    });
    // Cut off while still talking: what was answered before counts.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      done(answered);
    });
    socket.write(Buffer.from(text.replaceAll("HOST", host), "latin1"));
  });
}
