const PAGE = (links: string) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>You are offline – Homeward</title>
<link rel="stylesheet" href="/plain.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<main>
<h1>You are offline</h1>
<p>This page needs a network. What you have chosen is kept on this device, and sent once there is one.</p>
${links}
<p><a href="">Try this page again</a></p>
</main>
</body>
</html>`;

/** What stands in place of a page that cannot be had without a network: which scoring pages can. */
export function offlinePage(held: readonly { path: string; title: string }[]): Response {
  // Titles come escaped, out of the pages themselves; only their first part names the change.
  const items = held.map(
    ({ path, title }) => `<li><a href="${path}">${title.split(" – ")[0]}</a></li>`,
  );
  const links =
    items.length === 0
      ? ""
      : `<p>These pages are held on this device, as they were when they were last loaded:</p>\n<ul>\n${items.join("\n")}\n</ul>`;
  return new Response(PAGE(links), {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'",
    },
  });
}
