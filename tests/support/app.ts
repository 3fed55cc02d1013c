import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";
import { type Config, readConfig } from "#app/http/env.server.ts";
import { createApp } from "#app/server/app.server.ts";
import { createLog } from "#app/server/log.server.ts";
import { withReferences } from "#app/server/unexpected.server.ts";
import type { Services } from "#app/services/index.server.ts";

/** What an answer of the server looks like on the wire. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** The HTTP side of the process on a port of its own, with two pages that tell who came in. */
export type ListeningApp = {
  config: Config;
  host: string;
  send: (path: string, sent?: Sent) => Promise<Answer>;
  logged: () => string;
  close: () => Promise<void>;
};

/**
 * Starts it. `checkDatabase` stands in for the database, to make it fail when a test says so;
 * `services` and `liveBeat` are for what stands beside the pages.
 */
export async function listenApp(
  environment: Record<string, string> = { HOMEWARD_MODE: "demonstration" },
  checkDatabase: () => void = () => {},
  beside: { services?: Services; liveBeat?: number } = {},
): Promise<ListeningApp> {
  const lines: string[] = [];
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  const config = readConfig({ PORT: String(port), ...environment });
  server.on(
    "request",
    createApp({
      config,
      // why: the front door stands before everything that would need them.
      services: { live: {} } as Services,
      ...beside,
      log: createLog({ logLevel: "info" }, { write: (line) => void lines.push(line) }),
      version: "0.0.0",
      checkDatabase,
      build: withReferences(twoPages()),
      root: resolve("."),
    }),
  );
  return {
    config,
    host: `127.0.0.1:${port}`,
    send: (path, sent) => send(port, path, sent),
    logged: () => lines.join(""),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function send(port: number, path: string, { method = "GET", headers, body }: Sent = {}) {
  return new Promise<Answer>((done, reject) => {
    const outgoing = httpRequest(
      { port, host: "127.0.0.1", path, method, headers, agent: false },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk) => {
          text += chunk;
        });
        answer.on("end", () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** The smallest Remix build: any path answers what came in; one fails as no page should. */
function twoPages(): ServerBuild {
  const echo = {
    default: undefined,
    loader: ({ request }: ActionFunctionArgs) => new Response(`in: ${new URL(request.url).href}`),
    action: async ({ request }: ActionFunctionArgs) => {
      const text = await request.text();
      return new Response(`in: ${text.length} characters`);
    },
  };
  const fault = {
    default: undefined,
    loader: () => {
      throw new Error("the cupboard is bare\nparams: Mrs Example, 12 High Street");
    },
  };
  return makeBuild({
    echo: { id: "echo", path: "*", module: echo },
    fault: { id: "fault", path: "fault", module: fault },
  });
}

/** A Remix build of these routes alone, without pages in it. */
export function makeBuild(routes: Record<string, unknown>): ServerBuild {
  return {
    mode: "production",
    entry: {
      module: { default: () => new Response(null, { status: 500 }), handleError: () => {} },
    },
    routes,
    assets: {
      entry: { imports: [], module: "" },
      routes: {},
      url: "",
      version: "",
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
      unstable_optimizeDeps: false,
    },
    isSpaMode: false,
  } as unknown as ServerBuild;
}
