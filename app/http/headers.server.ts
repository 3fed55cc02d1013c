import type { Config } from "./env.server.ts";

/**
 * The headers of every answer. Scripts run only from our own files or with this answer's nonce;
 * nothing is loaded from, sent to or framed by another host.
 */
export function securityHeaders(
  config: Pick<Config, "mode" | "secure">,
  nonce: string,
): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(config.mode === "development", nonce),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    ...(config.secure && { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }),
  };
}

/** What only a page is asked about: a script or a style sheet is told without, thirty times a page. */
export const OF_PAGES = [
  "Content-Security-Policy",
  "Cross-Origin-Opener-Policy",
  "Permissions-Policy",
  "Referrer-Policy",
  "X-Frame-Options",
];

/**
 * What an answer says besides where its address opens a door by itself: nothing is told of it to
 * any page that is opened from there, nor to search engines.
 */
export const UNLISTED: Readonly<Record<string, string>> = {
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};

/** After how many seconds to ask again, where an answer of this status says that it is for now. */
const RETRY_AFTER: Readonly<Record<number, string>> = { 429: "60", 503: "10" };

/** What an answer of this status says besides: when to ask again. */
export function retryHeaders(status: number): Record<string, string> {
  const seconds = RETRY_AFTER[status];
  return seconds === undefined ? {} : { "Retry-After": seconds };
}

/** A page may hold what only its reader may see: no cache keeps it. */
export const PRIVATE = "private, no-store";

function contentSecurityPolicy(developing: boolean, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // why: Vite's development client writes style elements and talks over a web socket.
    developing ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    developing ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
