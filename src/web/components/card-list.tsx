import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export interface CardItem {
  readonly heading: string;
  readonly href: string;
  readonly subheading?: string;
  readonly body?: ComponentChildren;
}

export interface CardListProperties {
  readonly cards: readonly CardItem[];
  /** The level of the cards' headings: one below the heading above the list. */
  readonly headingLevel?: 2 | 3;
}

/** Forms to choose between, or cases to open (dkfds, "Card"). Each card is one link. */
export function CardList({ cards, headingLevel = 2 }: CardListProperties) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <ul class="nobullet-list card-list">
      {cards.map(({ heading, href, subheading, body }) => (
        <li key={href}>
          <a class="card long" href={href}>
            <div class="card-content">
              {subheading !== undefined && <span class="card-subheading">{subheading}</span>}
              <Heading class="card-heading">{heading}</Heading>
              {typeof body === 'string' ? <p>{body}</p> : body}
            </div>
            <Icon name="arrow-forward" class="card-icon" />
          </a>
        </li>
      ))}
    </ul>
  );
}
