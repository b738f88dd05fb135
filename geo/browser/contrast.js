/* More contrast, as the page around the map says or, where it says nothing, as the reader's system asks. */
window.atlas = window.atlas || {};

atlas.Contrast = class {
  constructor(changed) {
    this.page = (window.frameElement ? window.parent.document : document).documentElement;
    new MutationObserver(changed).observe(this.page, { attributeFilter: ["data-contrast"] });
  }

  get more() {
    const said = this.page.dataset.contrast;
    return said ? said === "more" : matchMedia("(prefers-contrast: more)").matches;
  }
};
