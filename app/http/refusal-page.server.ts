/** A page that stands by itself, where no page of the app can be made: why it was refused. */
export function refusalPage(heading: string, sentence: string, reference?: string): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(heading)} – Homeward</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<p class="name">Homeward</p>
<h1>${escapeText(heading)}</h1>
<p>${escapeText(sentence)}</p>
${reference ? `<p>If you report this, give the reference <strong>${escapeText(reference)}</strong>.</p>\n` : ""}<p><a href="/">Go to the first page</a></p>
</main>
</body>
</html>
`;
}

/** A sentence may name an area or a person, in words somebody typed. */
function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
