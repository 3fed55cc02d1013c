import type { Logger } from "pino";
import type { Services } from "#app/services/index.server.ts";
import type { Config } from "./env.server.ts";

declare module "@remix-run/node" {
  /** What the process gives every loader and action. */
  interface AppLoadContext {
    services: Services;
    config: Config;
    /** For inline scripts of this answer alone. */
    nonce: string;
    /** Writes the request's id with every line. */
    log: Logger;
    /** Shown to the person as a reference when something goes wrong on our side. */
    requestId: string;
    /** Whom rate limits count. Never written to a log. */
    clientAddress: string;
    /**
     * What the answer tells the browser's service worker, as headers: whose it is, and whether it
     * may be held on the device for when there is no network.
     */
    device: { member: string | null; hold: boolean };
  }
}
