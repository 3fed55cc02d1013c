import type { PublicEntry } from "./entry.ts";

const open = (get: number, post?: number): PublicEntry => ({
  to: "everybody",
  get,
  ...(post && { post: { status: post, form: {} } }),
});

/** Pages outside any area. A form sent empty is told what is missing (422): so it was let in. */
export const PUBLIC_PAGES: Readonly<Record<string, PublicEntry>> = {
  "schema/area-1.json": open(200),
  "schema/results-1.json": open(200),
  "schema/return-1.json": open(200),
  // A link that opens nothing says so, whoever asks. What one that works opens: shares.test.ts.
  "shared/:token": open(410),
  "shared/:token/:file": open(410),
  "": open(200),
  "sign-in": { ...open(200, 422), signedIn: 302 },
  "sign-in/code": { to: "everybody", get: 302, post: { status: 422, form: {} } },
  // Single sign-on is off here; with it on: single-sign-on.test.ts.
  "sign-in/sso": open(404),
  "sign-in/sso/callback": open(404),
  "account/single-sign-on": {
    to: "whoever-is-signed-in",
    get: 404,
    post: { status: 404, form: {} },
  },
  "sign-out": { ...open(302, 302), signedIn: 200 },
  forgotten: open(200, 422),
  "reset/:token": open(410, 422),
  demo: open(200, 422),
  "set-up/:token": open(410, 422),
  "invite/:token": open(410, 422),
  join: open(200, 422),
  "join/:code": open(404, 422),
  "updates/:token": open(410, 422),
  account: { to: "whoever-is-signed-in", get: 200, post: { status: 422, form: {} } },
  "account/second-step": { to: "whoever-is-signed-in", get: 200, post: { status: 422, form: {} } },
  accessibility: open(200),
  "account/data": { to: "whoever-is-signed-in", get: 200 },
  "account/data.json": { to: "whoever-is-signed-in", get: 200 },
  "account/erase": { to: "whoever-is-signed-in", get: 200, post: { status: 422, form: {} } },
  privacy: { to: "everybody" },
  "model/:edition": open(200),
  guidance: open(200),
  "guidance/:article": open(200),
  "*": open(404, 404),
};
