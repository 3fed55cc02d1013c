/** What keeps Homeward from full compliance, with the criterion each fails and the reason. */
export function KnownBarriers() {
  return (
    <>
      <h2 className="nhsuk-heading-m">Content that is not accessible</h2>
      <h3 className="nhsuk-heading-s">Not compliant with the accessibility regulations</h3>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          PDF files are not tagged: headings, lists and tables are told by looks alone (WCAG 2.2
          success criterion 1.3.1, information and relationships), and a screen reader may read them
          in another order (1.3.2, meaningful sequence). The program that makes them cannot tag.
          Each has a page that says the same, and leads to it from its first page and its
          properties.
        </li>
        <li>
          Word files have headings and tables with a heading row; charts in them are described by
          the text beside them. They have not been tested with assistive technology, so we do not
          claim that they comply.
        </li>
      </ul>
      <h3 className="nhsuk-heading-s">Disproportionate burden</h3>
      <p>We do not claim that anything would be a disproportionate burden.</p>
      <h3 className="nhsuk-heading-s">Outside the accessibility regulations</h3>
      <p>
        Files that people add by a link are kept elsewhere and are not ours to change. The projector
        screen of a workshop is a live picture for a room; all that it shows stands on the
        discussion page too.
      </p>
    </>
  );
}
