import { useEffect, useRef, useState } from 'preact/hooks';

/** How long one must not have written before a screen reader is told. */
const pause = 1_200;

/** What is told once one rests; nothing before one has written. */
export function useTold(now: string): string {
  const [told, setTold] = useState('');
  const first = useRef(now);
  useEffect(() => {
    if (now === first.current) return;
    const timer = setTimeout(() => {
      first.current = '';
      setTold(now);
    }, pause);
    return () => clearTimeout(timer);
  }, [now]);
  return told;
}
