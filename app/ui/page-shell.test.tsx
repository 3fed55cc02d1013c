import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ErrorPage } from "./error-page.tsx";
import { House } from "./house.tsx";
import { PageShell } from "./page-shell.tsx";
import { renderPage } from "./render-page.fixture.tsx";

const AREA = { name: "Southend", href: "/areas/southend", notice: "Made up" };
const NAV = [
  { href: "/areas/southend", label: "Home" },
  { href: "/areas/southend/rounds", label: "Rounds" },
];

describe("the frame of a page", () => {
  it("marks the section a page belongs to, once in each navigation", () => {
    const html = renderPage(
      <PageShell viewer={{ name: "Amira" }} path="/areas/southend/rounds/r1" area={AREA} nav={NAV}>
        Page
      </PageShell>,
    );
    const current = [...html.matchAll(/aria-current="page"[^>]*>([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(new Set(current)).toEqual(new Set(["Rounds"]));
    expect(html).toContain("Made up");
  });

  it("signs out by a form, and signs in by a link", () => {
    const signedIn = renderPage(
      <PageShell viewer={{ name: "Amira" }} path="/">
        Page
      </PageShell>,
    );
    expect(signedIn).toMatch(/<form method="post" action="\/sign-out"/);
    const signedOut = renderPage(
      <PageShell viewer={null} path="/">
        Page
      </PageShell>,
    );
    expect(signedOut).toContain('href="/sign-in"');
    expect(signedOut).not.toContain("/sign-out");
  });

  it("leads to help and the accessibility statement in the same place on every page", () => {
    for (const viewer of [null, undefined, { name: "Amira" }]) {
      const html = renderPage(
        <PageShell {...(viewer === undefined ? {} : { viewer })} path="/sign-in">
          Page
        </PageShell>,
      );
      const links = [...html.slice(html.indexOf("<footer")).matchAll(/href="([^"]+)"/g)];
      expect(links.map(([, href]) => href)).toEqual([
        "/model/hicm-2017",
        "/guidance",
        "/privacy",
        "/accessibility",
      ]);
    }
  });

  it("lets the keyboard skip to what the page is about", () => {
    const html = renderPage(<PageShell path="/">Page</PageShell>);
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf("<header"));
    expect(html).toMatch(/<main[^>]*id="main"/);
  });
});

describe("an error page", () => {
  it("shows the refusal's own sentence and a way on", () => {
    const html = renderPage(<ErrorPage status={409} sentence="This round is closed." />);
    expect(html).toContain("This round is closed.");
    expect(html).toContain('href="/"');
    expect(renderPage(<ErrorPage status={401} />)).toContain('href="/sign-in"');
  });

  it("says nothing but the reference of a fault on our side", () => {
    const html = renderPage(
      <ErrorPage status={500} sentence="SQLITE_CORRUPT: secret" reference="a1b2" />,
    );
    expect(html).toContain("a1b2");
    expect(html).not.toContain("SQLITE");
  });
});

describe("the house", () => {
  it("is the same one in the header and in the browser's tab", () => {
    const shapes = (svg: string) =>
      [...svg.matchAll(/ (?:d|cx|cy|r|fill|stroke)="([^"]*)"/g)].map(([, value]) => value);
    const favicon = readFileSync("public/favicon.svg", "utf8");
    expect(shapes(renderToStaticMarkup(<House />))).toEqual(shapes(favicon));
  });
});
