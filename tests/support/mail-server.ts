import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A message as the mail server was given it. */
export type Taken = { to: string; text: string };

type Manners = {
  /** The address that is refused for good. */
  refuses?: string;
  /** Takes the connection, and never says a word. */
  stalls?: boolean;
  /** How many messages are put off before the first is taken. */
  busy?: number;
  /** Puts every address off the first time it is named. */
  greylists?: boolean;
  /** How many messages it takes, and then breaks off or falls silent before it says so. */
  swallows?: number;
  breaksOff?: number;
  /** How long it takes for each message, in milliseconds. */
  slow?: number;
};

/** A real mail server on a port of its own, until it is closed. */
export type MailServer = {
  url: string;
  port: number;
  taken: Taken[];
  close: () => Promise<void>;
};

/** Starts a mail server that behaves as told; with a port, on that one. */
export function startMailServer(
  {
    refuses,
    stalls = false,
    busy = 0,
    greylists = false,
    swallows = 0,
    breaksOff = 0,
    slow = 0,
  }: Manners = {},
  port = 0,
): Promise<MailServer> {
  const taken: Taken[] = [];
  let left = busy;
  let silent = swallows;
  let broken = breaksOff;
  const named = new Set<string>();
  const refuse = (code: number, words: string) =>
    Object.assign(new Error(words), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ["STARTTLS", "AUTH"],
    onConnect: (_session, done) => {
      if (!stalls) done();
    },
    onRcptTo: ({ address }, _session, done) => {
      if (address === refuses) return done(refuse(550, `No mailbox for ${address}`));
      if (greylists && !named.has(address)) {
        named.add(address);
        return done(refuse(451, `Come again, ${address}`));
      }
      if (left > 0) {
        left -= 1;
        return done(refuse(451, `Busy, ${address}`));
      }
      done();
    },
    onData: (stream, session, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk;
      });
      stream.on("end", () => {
        taken.push({ to: session.envelope.rcptTo[0]?.address ?? "", text });
        if (silent > 0) silent -= 1;
        else if (broken > 0) {
          broken -= 1;
          for (const connection of server.connections) connection.close();
        } else setTimeout(done, slow);
      });
    },
  });
  // A client that is killed in the middle of its words is no fault of the server's.
  server.on("error", () => {});
  return new Promise((ready) => {
    server.listen(port, "127.0.0.1", () => {
      const { port: own } = server.server.address() as AddressInfo;
      ready({
        url: `smtp://127.0.0.1:${own}`,
        port: own,
        taken,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}
