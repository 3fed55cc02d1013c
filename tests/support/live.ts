import { type ClientRequest, type IncomingHttpHeaders, request } from "node:http";

/** One event as it came: its name ("message" when it has none) and its data, read. */
export type HeardEvent = { event: string; data: Record<string, unknown> | null };

/** A live stream as a screen would hold it. */
export type OpenStream = {
  status: number;
  headers: IncomingHttpHeaders;
  heard: HeardEvent[];
  /** Resolves with the first event, heard or to come, for which the condition holds. */
  until: (condition: (event: HeardEvent) => boolean) => Promise<HeardEvent>;
  /** Resolves once the connection is over: "end" when the server ended it, else "broken". */
  over: Promise<"end" | "broken">;
  /** Stops reading, as a device does that has fallen asleep. */
  pause: () => void;
  leave: () => void;
};

/** Opens a stream; resolves with its status and headers, whatever they are. */
export function openStream(
  url: string,
  cookie: string,
  headers: Record<string, string> = {},
): Promise<OpenStream> {
  return new Promise((done, reject) => {
    const asking: ClientRequest = request(
      url,
      { agent: false, headers: { Cookie: cookie, Accept: "text/event-stream", ...headers } },
      (answer) => {
        const heard: HeardEvent[] = [];
        const waiting = new Set<(event: HeardEvent) => void>();
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => {
          text += chunk;
          const blocks = text.split("\n\n");
          text = blocks.pop() ?? "";
          for (const event of blocks.flatMap(readEvent)) {
            heard.push(event);
            for (const each of waiting) each(event);
          }
        });
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          heard,
          until: (condition) =>
            new Promise((found) => {
              const past = heard.find(condition);
              if (past) return found(past);
              const look = (event: HeardEvent) => {
                if (!condition(event)) return;
                waiting.delete(look);
                found(event);
              };
              waiting.add(look);
            }),
          over: new Promise((ended) => {
            answer.on("end", () => ended("end"));
            answer.on("error", () => ended("broken"));
          }),
          pause: () => answer.pause(),
          leave: () => asking.destroy(),
        });
      },
    );
    asking.on("error", reject);
    asking.end();
  });
}

function readEvent(block: string): HeardEvent[] {
  const fields = new Map(
    block.split("\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    }),
  );
  if (!fields.has("data")) return [];
  const data = fields.get("data");
  return [{ event: fields.get("event") ?? "message", data: data ? JSON.parse(data) : null }];
}
