import { request } from "node:http";
import type { Tally } from "./figures.ts";

/** What came back; null when nothing did, or not all of it. */
export type Heard = { status: number; location: string; retryAfter: string; body: string } | null;

/** Where people send what they do: another port or none after a fault. */
export type Address = { url: string };

/** A person's browser: one cookie, and a connection of its own for each request. */
export class Visitor {
  constructor(
    readonly tally: Tally,
    private readonly at: Address,
    private readonly cookie: string,
  ) {}

  get(path: string): Promise<Heard> {
    return this.ask(path);
  }

  post(path: string, form: Record<string, string>): Promise<Heard> {
    return this.ask(path, new URLSearchParams(form).toString());
  }

  private ask(path: string, form?: string): Promise<Heard> {
    const { url } = this.at;
    this.tally.requests += 1;
    return new Promise((done) => {
      const posts = form !== undefined && {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": Buffer.byteLength(form),
        Origin: url,
      };
      const asking = request(
        `${url}${path}`,
        {
          agent: false,
          method: form === undefined ? "GET" : "POST",
          headers: { Cookie: this.cookie, ...posts },
        },
        (answer) => {
          let body = "";
          answer.setEncoding("utf8");
          answer.on("data", (chunk) => {
            body += chunk;
          });
          answer.on("error", () => done(null));
          answer.on("end", () =>
            done({
              status: answer.statusCode ?? 0,
              location: answer.headers.location ?? "",
              retryAfter: answer.headers["retry-after"] ?? "",
              body,
            }),
          );
        },
      );
      asking.on("error", () => done(null));
      asking.end(form);
    });
  }
}
