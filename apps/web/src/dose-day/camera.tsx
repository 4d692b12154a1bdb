import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/index.ts';

/** The part of the Shape Detection API that is used; browsers have it or not. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
const detectorOf = (): (new () => Detector) | null =>
  'BarcodeDetector' in globalThis && 'mediaDevices' in navigator
    ? (globalThis as unknown as { BarcodeDetector: new () => Detector }).BarcodeDetector
    : null;

const everyMs = 200;

/** Reads codes with the camera, one after another, until it is closed. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('dose-day');
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  if (detectorOf() === null) return <p className="scan-help">{t('scan.no-camera')}</p>;
  return (
    <>
      <Button
        size="lg"
        variant="default"
        name="camera"
        onClick={() => {
          setFailed(false);
          setOpen(!open);
        }}
      >
        {t(open ? 'scan.close-camera' : 'scan.camera')}
      </Button>
      {failed && <Notice tone="attention">{t('scan.camera-failed')}</Notice>}
      {open && (
        <Viewfinder
          onCode={onCode}
          onFailed={() => {
            setOpen(false);
            setFailed(true);
          }}
        />
      )}
    </>
  );
}

function Viewfinder({ onCode, onFailed }: { onCode: (code: string) => void; onFailed: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onFailed });
  latest.current = { onCode, onFailed };
  useEffect(() => {
    const Found = detectorOf();
    if (Found === null) return;
    const detector = new Found();
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    let last = '';
    const look = async () => {
      const found = video.current === null ? [] : await detector.detect(video.current).catch(() => []);
      if (over) return;
      const [code] = found;
      if (code !== undefined && code.rawValue !== last) {
        last = code.rawValue;
        latest.current.onCode(code.rawValue);
      }
      timer = setTimeout(look, everyMs);
    };
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      async (given) => {
        stream = given;
        if (over || video.current === null) return stopAll(given);
        video.current.srcObject = given;
        await video.current.play();
        await look();
      },
      () => latest.current.onFailed(),
    );
    return () => {
      over = true;
      clearTimeout(timer);
      if (stream !== null) stopAll(stream);
    };
  }, []);
  return <video ref={video} className="viewfinder" muted playsInline />;
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
