import { createTransport } from "nodemailer";
import type { Logger } from "pino";
import type { Mail } from "#app/http/env.server.ts";
import type { Services } from "#app/services/index.server.ts";

/** How often the worker looks for messages that are due, in milliseconds. */
const PAUSE = 2_000;
/** How long each step of a conversation with the mail server may take, in milliseconds. */
const PATIENCE = 20_000;

type Outbox = Services["outbox"];

/** What the worker's caller holds: the way to end it. */
export type Post = { stop: () => void };

/**
 * Hands messages over to the mail server, one after another: each is claimed first, and noted once
 * the server has taken it. A process that is killed in between sends it again after the next start:
 * at least once, seldom twice. A log line never holds an address or a word of a message.
 */
export function startPost(mail: Mail, outbox: Outbox, log: Logger, patience = PATIENCE): Post {
  const transport = createTransport(
    {
      url: mail.url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      // A message is text of ours: nothing in it is fetched from a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: mail.from },
  );
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let recovered = false;

  async function sendDue(): Promise<void> {
    while (!stopping) {
      const message = outbox.next();
      if (!message) return;
      const { id, kind, attempts, to, subject, text } = message;
      try {
        await transport.sendMail({ to, subject, text });
      } catch (error) {
        // What was under way when the process stopped is due again after the next start.
        if (stopping) return;
        const again = outbox.failed(message, isRefused(error) ? "refused" : "later");
        const line = { job: id, kind, attempts, ...describe(error) };
        if (again === null) log.error(line, "a message was given up");
        else log.warn({ ...line, again: new Date(again).toISOString() }, "a message waits");
        continue;
      }
      outbox.sent(message);
    }
  }

  async function work(): Promise<void> {
    try {
      // A file that cannot be written just now stops no start: it is tried again with the rest.
      if (!recovered) outbox.recover();
      recovered = true;
      await sendDue();
    } catch (error) {
      log.error({ err: error }, "messages could not be sent");
      // What was claimed and could not be noted is due again: at least once.
      recovered = false;
    }
    if (!stopping) timer = setTimeout(work, PAUSE).unref();
  }

  void work();
  return {
    stop: () => {
      stopping = true;
      clearTimeout(timer);
      transport.close();
    },
  };
}

/** Whether the server refused this address or message for good: trying again would change nothing. */
function isRefused(error: unknown): boolean {
  const code = replyOf(error);
  const isAboutIt = codeOf(error) === "EENVELOPE" || codeOf(error) === "EMESSAGE";
  return isAboutIt && code !== undefined && code >= 500;
}

/** What a log may hold of it: the server's own words could repeat the address. */
function describe(error: unknown): { code: string; reply?: number } {
  const reply = replyOf(error);
  return { code: codeOf(error), ...(reply !== undefined && { reply }) };
}

function replyOf(error: unknown): number | undefined {
  const code = error instanceof Error && "responseCode" in error ? error.responseCode : undefined;
  return typeof code === "number" ? code : undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
