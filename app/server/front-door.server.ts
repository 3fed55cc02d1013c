import type { IncomingHttpHeaders } from "node:http";
import type { ErrorCode } from "#app/domain/errors.ts";
import { isLoopback } from "#app/http/env.server.ts";

/** What the front door looks at before anything else sees a request. */
type Knock = { method: string; url: string; headers: IncomingHttpHeaders };

/** Where people are to come from: the public address, or any name of this machine. */
type Address = { publicUrl: string; demonstration: boolean };

/** The methods the pages use. HTML forms and links need no others. */
export const METHODS = ["GET", "HEAD", "POST"];

/** What forms are sent as. No page of ours reads anything else. */
const CONTENT_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

/** The code of the refusal a request meets at the door, or null when it may come in. */
export function refuseAtDoor(knock: Knock, address: Address): ErrorCode | null {
  if (!METHODS.includes(knock.method)) return "method-not-allowed";
  if (!isAddressedToUs(knock.headers.host, address)) return "foreign-origin";
  if (!isReadableUrl(knock.url)) return "bad-request";
  if (knock.method !== "POST") return null;
  if (!comesFromUs(knock.headers, address)) return "foreign-origin";
  return saysType(knock.headers) && !isAcceptedType(knock.headers) ? "wrong-content-type" : null;
}

/** The origin to make a request's own address from: the public one, or the loopback name used. */
export function originOf(host: string | undefined, address: Address): string {
  return address.demonstration ? `http://${host}` : address.publicUrl;
}

function isAddressedToUs(host: string | undefined, address: Address): boolean {
  if (!host) return false;
  if (!address.demonstration) return host === new URL(address.publicUrl).host;
  // A page elsewhere can point its own name at this machine, but not the name "localhost".
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname);
}

/** A browser says where a post comes from; a client that says nothing is not a browser. */
function comesFromUs(headers: IncomingHttpHeaders, address: Address): boolean {
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") return false;
  if (headers.origin === undefined) return true;
  return headers.origin === originOf(headers.host, address);
}

function isReadableUrl(url: string): boolean {
  if (!url.startsWith("/") || url.startsWith("//") || url.includes("\\")) return false;
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  const search = query < 0 ? "" : url.slice(query + 1);
  // `_data` is an older way to a loader, which no page of ours uses.
  if (new URLSearchParams(search).has("_data")) return false;
  return decodes(path) && !/%00/.test(path) && decodes(search);
}

function decodes(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}

/** Whether something is sent or a type is named; a post of nothing at all is an empty form. */
function saysType(headers: IncomingHttpHeaders): boolean {
  const length = headers["content-length"];
  const hasBody =
    headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
  return hasBody || headers["content-type"] !== undefined;
}

function isAcceptedType(headers: IncomingHttpHeaders): boolean {
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") return false;
  const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return CONTENT_TYPES.includes(type);
}
