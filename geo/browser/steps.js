/* All years of a measure, unpacked once and looked up as the reader steps through them. */
window.atlas = window.atlas || {};

/* A label put together again: each number in its hole of the text around them. */
atlas.filled = (around, numbers) => (numbers
  ? numbers.split("^").reduce((label, number) => label.replace("#", () => number), around) : around);

atlas.Steps = class {
  static HEIGHTS = "ABCDEFGHIJKLMNOPQRSTUV";

  /* `codesOf` says of which units they are, once the shapes are there. */
  constructor(key, packed, codesOf) {
    this.key = key;
    this.codesOf = codesOf;
    Object.assign(this, packed);
    this.labels = packed.labels.split("|");
    this.levels = packed.levels.split("|");
    this.breaks = packed.breaks.split("|").map((years) => years.split(" ").filter(Boolean).map(Number));
  }

  get rows() { return (this.byCode ??= new Map(this.codesOf().map((code, row) => [code, row]))); }

  has(year) { return this.years.includes(year); }

  caption(year) { return this.captions[this.years.indexOf(year)]; }

  /* Where a unit stands in a year; undefined outside the data. Units follow each other, each with all its years. */
  at(code, year) {
    const row = this.rows.get(code);
    return row === undefined ? row : row * this.years.length + this.years.indexOf(year);
  }

  /* The class of a unit, −1 for no data; null outside the data. */
  place(code, year) {
    const at = this.at(code, year);
    if (at === undefined) return null;
    const place = this.classes[at];
    return place === "-" ? -1 : Number(place);
  }

  label(code, year) {
    const [number, place] = this.labels[this.at(code, year)].split("~");
    return atlas.filled(this.around[place ? parseInt(place, 36) : 0], number);
  }

  /* The years from which a unit's figures stand for something else than those before. */
  breaksOf(code) { return this.breaks[this.rows.get(code)]; }

  /* Runs of neighbouring years with figures and without a break: [[year, height from 0 to 1], …]. */
  runs(code) {
    const levels = this.levels[this.rows.get(code)], breaks = this.breaksOf(code), runs = [];
    let run = null, last = null;
    this.level_years.forEach((year, column) => {
      const height = atlas.Steps.HEIGHTS.indexOf(levels[column]);
      if (height < 0) return;
      const joined = run && last === column - 1 && year === this.level_years[column - 1] + 1 && !breaks.includes(year);
      if (!joined) runs.push(run = []);
      run.push([year, height / (atlas.Steps.HEIGHTS.length - 1)]);
      last = column;
    });
    return runs;
  }
};
