import { z } from "zod";
import type { ProviderSettings } from "#app/services/identity-provider.server.ts";

/** How the process runs: for trying out, for developers, or for real areas. */
export type Mode = "demonstration" | "development" | "production";

/** Everything the process was told from outside. */
export type Config = {
  mode: Mode;
  /** Whether the demonstration's sign-in ("enter as") exists. Never in production. */
  demonstration: boolean;
  host: string;
  /** 0 asks the system for a free port. */
  port: number;
  databasePath: string;
  /** The address people use, without a slash at its end. Every link is made from it. */
  publicUrl: string;
  /** Whether people reach the service by https: cookies are then `Secure`. */
  secure: boolean;
  /** Signs cookies. At least 32 characters in production. */
  sessionSecret: string;
  /** Seals and opens the scores in area files; null where none are to be in them. */
  areaFileKey: string | null;
  /** How many reverse proxies stand in front and may say who the client is. */
  trustProxy: number;
  /** `cheap` makes passwords quick to check, for tests alone. */
  hashing: "full" | "cheap";
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** How e-mail is sent, and from whom; null where none is. */
  mail: Mail | null;
  /** Where people may sign in with an account they have elsewhere; null where they may not. */
  singleSignOn: ProviderSettings | null;
  /** Who runs the installation, and where people reach them; null where it was not said. */
  operator: { name: string | null; email: string | null };
  /** The port of this machine on which figures for monitoring are served; null where none are. */
  metricsPort: number | null;
};

/** The server that takes e-mail, and the sender's address. */
export type Mail = { url: string; from: string };

/** A setting that cannot be used; the message names it and says what is wanted. */
class SettingError extends Error {
  override readonly name = "SettingError";
}

const SECRET_LENGTH = 32;
/** All or none of them. */
const SIGN_ON = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

const text = z.string().trim();

const settings = z.object({
  HOMEWARD_MODE: z.enum(["demonstration", "development", "production"], {
    error: "must be demonstration, development or production",
  }),
  HOST: text.min(1, { error: "must not be empty" }).optional(),
  PORT: wholeNumber(65_535).default(3000),
  DATABASE_PATH: text.min(1, { error: "must not be empty" }).optional(),
  PUBLIC_URL: text.transform(parsePublicUrl).optional(),
  SESSION_SECRET: z
    .string()
    .min(SECRET_LENGTH, { error: `must have at least ${SECRET_LENGTH} characters` })
    .optional(),
  AREA_FILE_KEY: z
    .string()
    .min(SECRET_LENGTH, { error: `must have at least ${SECRET_LENGTH} characters` })
    .optional(),
  TRUST_PROXY: wholeNumber(10).default(0),
  SMTP_URL: text
    .refine(isMailServer, {
      error: "must be an address such as smtps://user:password@mail.example.org:465",
    })
    .optional(),
  MAIL_FROM: z
    .union([z.email(), text.regex(/^[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>$/)], {
      error: "must be an address such as homeward@example.org",
    })
    .optional(),
  OIDC_ISSUER: text
    .refine(isIssuer, {
      error:
        "must be an https:// address such as https://login.example.org (http:// only on this machine itself)",
    })
    .optional(),
  OIDC_CLIENT_ID: text.min(1, { error: "must not be empty" }).optional(),
  OIDC_CLIENT_SECRET: text.min(1, { error: "must not be empty" }).optional(),
  OIDC_NAME: text
    .min(1, { error: "must not be empty" })
    .max(40, { error: "must have at most 40 characters: it stands on a button" })
    .optional(),
  OPERATOR_NAME: text.max(200, { error: "must not be longer than 200 characters" }).optional(),
  CONTACT_EMAIL: z
    .email({ error: "must be an e-mail address such as homeward@example.org" })
    .optional(),
  METRICS_PORT: wholeNumber(65_535).optional(),
  HOMEWARD_TEST_HASHING: z.enum(["cheap"], { error: "may only be cheap" }).optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "must be debug, info, warn, error or silent",
    })
    .optional(),
});

/**
 * Reads the environment. Throws `SettingError` with one line that names the first setting which
 * is missing or wrong. An empty variable counts as not set.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingError(`${String(issue?.path[0])} ${issue?.message}.`);
  }
  const set = parsed.data;
  if (Boolean(set.SMTP_URL) !== Boolean(set.MAIL_FROM)) {
    const missing = set.SMTP_URL ? "MAIL_FROM" : "SMTP_URL";
    throw new SettingError(`${missing} is not set: e-mail needs both SMTP_URL and MAIL_FROM.`);
  }
  const missing = SIGN_ON.find((name) => !set[name]);
  if (missing && SIGN_ON.some((name) => set[name])) {
    throw new SettingError(`${missing} is not set: single sign-on needs ${SIGN_ON.join(", ")}.`);
  }
  return set.HOMEWARD_MODE === "production" ? forProduction(set) : forTryingOut(set);
}

type Settings = z.output<typeof settings>;

function forProduction(set: Settings): Config {
  if (!set.SESSION_SECRET) {
    throw new SettingError(
      `SESSION_SECRET is not set: give at least ${SECRET_LENGTH} random characters (openssl rand -base64 32).`,
    );
  }
  if (!set.PUBLIC_URL) {
    throw new SettingError(
      "PUBLIC_URL is not set: give the address people will use, such as https://homeward.example.org.",
    );
  }
  if (set.HOMEWARD_TEST_HASHING) {
    throw new SettingError("HOMEWARD_TEST_HASHING is for tests and refused in production.");
  }
  return {
    mode: "production",
    demonstration: false,
    host: set.HOST ?? "127.0.0.1",
    port: set.PORT,
    databasePath: set.DATABASE_PATH ?? "data/production.db",
    publicUrl: set.PUBLIC_URL,
    secure: set.PUBLIC_URL.startsWith("https:"),
    sessionSecret: set.SESSION_SECRET,
    areaFileKey: set.AREA_FILE_KEY ?? null,
    trustProxy: set.TRUST_PROXY,
    hashing: "full",
    logLevel: set.LOG_LEVEL ?? "info",
    mail: mailOf(set),
    singleSignOn: singleSignOnOf(set),
    operator: operatorOf(set),
    metricsPort: set.METRICS_PORT ?? null,
  };
}

/** Anyone can enter the demonstration as anyone, so it listens on the loopback address alone. */
function forTryingOut(set: Settings): Config {
  return {
    mode: set.HOMEWARD_MODE,
    demonstration: true,
    host: "127.0.0.1",
    port: set.PORT,
    databasePath: set.DATABASE_PATH ?? "data/homeward.db",
    publicUrl: `http://127.0.0.1:${set.PORT}`,
    secure: false,
    sessionSecret: set.SESSION_SECRET ?? "the demonstration holds nothing worth a secret",
    areaFileKey: set.AREA_FILE_KEY ?? null,
    trustProxy: 0,
    hashing: set.HOMEWARD_TEST_HASHING ?? "full",
    logLevel: set.LOG_LEVEL ?? "warn",
    mail: mailOf(set),
    singleSignOn: singleSignOnOf(set),
    operator: operatorOf(set),
    metricsPort: set.METRICS_PORT ?? null,
  };
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: Settings): Mail | null {
  return url && from ? { url, from } : null;
}

function singleSignOnOf(set: Settings): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = set;
  const { OIDC_NAME: name } = set;
  return issuer && clientId && clientSecret && name
    ? { issuer, clientId, clientSecret, name }
    : null;
}

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash } = new URL(value);
  const safe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  return safe && search === "" && hash === "";
}

function operatorOf({ OPERATOR_NAME: name, CONTACT_EMAIL: email }: Settings): Config["operator"] {
  return { name: name ?? null, email: email ?? null };
}

function isMailServer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (protocol === "smtp:" || protocol === "smtps:") && hostname !== "";
}

/** Whether a host name (without port) means this very machine. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.has(hostname);
}

function wholeNumber(most: number) {
  const error = `must be a whole number from 0 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.number().max(most, { error }));
}

function parsePublicUrl(value: string, context: z.RefinementCtx): string {
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url) return refuse("must be an address such as https://homeward.example.org");
  const plain = url.protocol === "http:" && isLoopback(url.hostname);
  if (url.protocol !== "https:" && !plain) {
    return refuse("must begin with https:// (http:// only on this machine itself)");
  }
  if (url.pathname !== "/" || url.search || url.hash || url.username || url.password) {
    return refuse("must be a bare address, without a path, a question mark or a name");
  }
  return url.origin;
}
