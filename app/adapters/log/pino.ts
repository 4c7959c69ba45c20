import pino, { type DestinationStream, type Logger } from 'pino';
import type { Log } from '~/ports/log';
import { scrub } from './scrub';

export function pinoLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return wrap(destination ? pino(options, destination) : pino(options), {});
}

type Fields = Readonly<Record<string, unknown>>;

const wrap = (logger: Logger, bound: Fields): Log => {
  const line = (event: string, fields: Fields | undefined): object => scrub({ event, ...bound, ...fields });
  return {
    info: (event, fields) => logger.info(line(event, fields)),
    warn: (event, fields) => logger.warn(line(event, fields)),
    error: (event, fields) => logger.error(line(event, fields)),
    child: (fields) => wrap(logger, { ...bound, ...fields }),
  };
};
