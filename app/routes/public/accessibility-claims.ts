/**
 * What the accessibility statement promises. docs/decisions/accessibility.md names the test that holds each
 * of them; a test keeps the two lists together.
 */
export const CLAIMS: readonly { key: string; words: string }[] = [
  {
    key: "zoom",
    words:
      "zoom in up to 400%, or use a screen 320 pixels wide, without scrolling sideways; only wide tables and charts scroll, each in a frame of its own that the keyboard reaches",
  },
  {
    key: "spacing",
    words: "set wider spacing of letters, words and lines without losing any text",
  },
  {
    key: "keyboard",
    words:
      "do everything with a keyboard alone, from scoring and agreeing to the plan, the money and reading in a file",
  },
  {
    key: "focus",
    words: "always see where the keyboard is, and never have it hidden by what stays on the screen",
  },
  {
    key: "structure",
    words:
      "find your way with a screen reader: each page has a title of its own, one main heading, headings in order, named regions and a link past the navigation",
  },
  {
    key: "moving",
    words: "notice that you are on a new page: the focus goes to its heading",
  },
  {
    key: "errors",
    words:
      "hear what is wrong with a form: the list of problems takes the focus, each leads to its field, the field says it too, and the page’s title begins with “Error”",
  },
  {
    key: "news",
    words:
      "be told of news without being interrupted: it is announced politely, and nothing moves while you type",
  },
  {
    key: "colours",
    words:
      "use high contrast or colours of your own: levels, agreement, organisations and status are also told by number, word and shape",
  },
  { key: "motion", words: "go without motion, where your device asks for that" },
  {
    key: "targets",
    words: "hit every control: each is at least 24 by 24 pixels, or has that room",
  },
  {
    key: "passwords",
    words:
      "paste passwords and codes, and let your browser or password manager fill in what it knows about you",
  },
  { key: "scripts", words: "read, score and decide without JavaScript" },
  { key: "charts", words: "read every chart as a table or in words" },
  {
    key: "documents",
    words: "leave a PDF for the page that says the same: its first page has the link",
  },
  { key: "shortcuts", words: "see every keyboard shortcut in a list, and turn them off" },
];
