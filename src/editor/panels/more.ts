/** Whether a row reaches further than is seen, on either side. */
export interface More {
  readonly before: boolean;
  readonly after: boolean;
}

/** Widths are rounded: so little is no picture; px. */
const SLACK = 2;

export const moreOf = ({ scrollLeft, scrollWidth, clientWidth }: Pick<Element, 'scrollLeft' | 'scrollWidth' | 'clientWidth'>): More => ({
  before: scrollLeft > SLACK,
  after: scrollLeft + clientWidth < scrollWidth - SLACK,
});
