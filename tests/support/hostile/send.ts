import { Agent, request } from "node:http";

/** A request as hostile hands make it: nothing in it has to fit anything. */
export type HostileRequest = {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body: Buffer;
};

/** What came back; "none" where the connection was closed instead. */
export type HostileAnswer = { status: number | "none"; location: string; text: string };

/** No answer after this long, in milliseconds, is a hang, on however slow a machine. */
const HANG = 120_000;

/** Sends requests over connections that are kept, several at once. */
export function createSender(url: string) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 12 });
  const send = ({ method, path, headers, body }: HostileRequest) =>
    new Promise<HostileAnswer>((done, reject) => {
      const outgoing = request(
        { agent, host: hostname, port, path, method, headers, timeout: HANG },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8");
          answer.on("data", (chunk) => {
            text += chunk;
          });
          answer.on("end", () =>
            done({
              status: answer.statusCode ?? "none",
              location: answer.headers.location ?? "",
              text,
            }),
          );
          answer.on("error", reject);
        },
      );
      outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer to ${method} ${path}`)));
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}
