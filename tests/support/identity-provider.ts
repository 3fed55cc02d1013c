import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** How a provider behaves otherwise than it should. */
type Fault = "answers with an error" | "never answers" | "forgets its keys";

/** A real OpenID provider on a port of its own, with a sign-in that takes anybody by any name. */
export type TestProvider = {
  /** What the process is to be told of it. */
  settings: Record<string, string>;
  /** Says where it may send people back to; it is ready then. */
  serve: (publicUrl: string) => void;
  /** Makes it behave badly, or well again. */
  fail: (fault: Fault | null) => void;
  close: () => Promise<void>;
};

const CLIENT = {
  OIDC_CLIENT_ID: "homeward",
  OIDC_CLIENT_SECRET: "a secret between the two of them",
};

/**
 * Starts it on another host name than the product's, as a provider is another site to browsers. People
 * are named `<name>@elsewhere.example`; no address is said to be verified.
 */
export async function startIdentityProvider(): Promise<TestProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  let fault: Fault | null = null;
  const server = createServer((request, response) => {
    if (fault === "never answers") return;
    if (fault === "answers with an error") return void response.writeHead(500).end();
    const keys = request.url === "/jwks" && fault === "forgets its keys";
    if (keys) {
      response.writeHead(200, { "Content-Type": "application/json" }).end('{"keys":[]}');
    } else answer(request, response);
  });
  await new Promise<void>((listening) => {
    server.listen(0, "localhost", listening);
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    settings: { OIDC_ISSUER: issuer, OIDC_NAME: "NHS sign-in", ...CLIENT },
    serve: (publicUrl) => {
      answer = createProvider(issuer, `${publicUrl}/sign-in/sso/callback`);
    },
    fail: (next) => {
      fault = next;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/**
 * Goes through the provider's own pages as a browser would, by this name, or calls it off; gives the
 * address at which it sends the browser back.
 */
export async function passProvider(url: string, name: string | null): Promise<URL> {
  const jar = new Map<string, string>();
  const issuer = new URL(url).origin;
  const ask = async (at: string, form?: Record<string, string>) => {
    const answered = await fetch(new URL(at, issuer), {
      redirect: "manual",
      headers: { Cookie: [...jar].map(([key, value]) => `${key}=${value}`).join("; ") },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const cookie of answered.headers.getSetCookie()) {
      const [key = "", value = ""] = cookie.split(";", 1)[0]?.split(/=(.*)/s) ?? [];
      jar.set(key, value);
    }
    return answered.headers.get("Location") ?? "";
  };
  let at = await ask(url);
  for (const prompt of ["login", "consent"]) {
    if (name === null) at = await ask(`${at}/abort`);
    else at = await ask(at, { prompt, login: name, password: "anything" });
    at = await ask(at);
    if (new URL(at, issuer).origin !== issuer) return new URL(at);
  }
  throw new Error(`The provider leads nowhere: ${at}`);
}

function createProvider(issuer: string, returnTo: string): RequestListener {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.OIDC_CLIENT_ID,
        client_secret: CLIENT.OIDC_CLIENT_SECRET,
        redirect_uris: [returnTo],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        name: accountId,
        email: `${accountId}@elsewhere.example`,
        email_verified: false,
      }),
    }),
  });
  return provider.callback();
}
