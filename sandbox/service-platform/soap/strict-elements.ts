import { XmlCData, type XmlElement, XmlText } from 'libxml2-wasm';
import { SoapRefusal } from './soap-refusal.ts';
import { elementsIn } from './soap-server.ts';

/** A place in a sequence of XML Schema. */
export interface SequencePlace {
  readonly namespace: string;
  readonly name: string;
  readonly required: boolean;
}

/** Refuses an element that is another than the one that an operation asks for, or that carries attributes. */
export function onlyElement(element: XmlElement, namespace: string, name: string): void {
  if (element.name !== name || element.namespaceUri !== namespace) {
    throw new SoapRefusal(
      'Client',
      `cvc-elt.1: Cannot find the declaration of element '{${element.namespaceUri}}${element.name}'.`,
    );
  }
  onlyAttributes(element, []);
}

/**
 * The children of `parent` by name, where they are exactly the sequence's, in its order; otherwise a fault in the words
 * that schema validators use.
 */
export function inSequence(parent: XmlElement, places: readonly SequencePlace[]): ReadonlyMap<string, XmlElement> {
  refuseText(parent);
  const found = new Map<string, XmlElement>();
  let next = 0;
  for (const child of elementsIn(parent)) {
    let place = next;
    while (place < places.length && !isAt(child, places[place])) {
      if (places[place]?.required) throw invalid(child);
      place += 1;
    }
    if (place === places.length) throw invalid(child);
    found.set(child.name, child);
    next = place + 1;
  }
  const missing = places.slice(next).find((place) => place.required);
  if (missing) {
    throw new SoapRefusal(
      'Client',
      `cvc-complex-type.2.4.b: The content of element '${parent.name}' is not complete. '{${missing.namespace}}${missing.name}' is expected.`,
    );
  }
  return found;
}

/** The children of `parent` by name, all in one namespace, in any order, each once (xsd:all). */
export function inAnyOrder(
  parent: XmlElement,
  namespace: string,
  names: { readonly required: readonly string[]; readonly optional: readonly string[] },
): ReadonlyMap<string, XmlElement> {
  refuseText(parent);
  const found = new Map<string, XmlElement>();
  for (const child of elementsIn(parent)) {
    const known = names.required.includes(child.name) || names.optional.includes(child.name);
    if (child.namespaceUri !== namespace || !known || found.has(child.name)) throw invalid(child);
    found.set(child.name, child);
  }
  const missing = names.required.find((name) => !found.has(name));
  if (missing) {
    throw new SoapRefusal(
      'Client',
      `cvc-complex-type.2.4.b: The content of element '${parent.name}' is not complete. '{${namespace}}${missing}' is expected.`,
    );
  }
  return found;
}

/** Refuses attributes other than those named; `xmlns` declarations are none. */
export function onlyAttributes(element: XmlElement, allowed: readonly string[]): void {
  const other = element.attrs.find((attribute) => attribute.namespaceUri !== '' || !allowed.includes(attribute.name));
  if (other) {
    throw new SoapRefusal(
      'Client',
      `cvc-complex-type.3.2.2: Attribute '${other.name}' is not allowed to appear in element '${element.name}'.`,
    );
  }
}

function refuseText(parent: XmlElement): void {
  for (let node = parent.firstChild; node !== null; node = node.next) {
    if ((node instanceof XmlText || node instanceof XmlCData) && node.content.trim() !== '') {
      throw new SoapRefusal('Client', `cvc-complex-type.2.3: Element '${parent.name}' cannot have character children.`);
    }
  }
}

function isAt(child: XmlElement, place: SequencePlace | undefined): boolean {
  return child.name === place?.name && child.namespaceUri === place.namespace;
}

function invalid(child: XmlElement): SoapRefusal {
  return new SoapRefusal(
    'Client',
    `cvc-complex-type.2.4.a: Invalid content was found starting with element '{${child.namespaceUri}}${child.name}'.`,
  );
}
