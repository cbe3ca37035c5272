import type { Fs, FsFile } from '../../ports.ts';

/** One call to the file system, before it is made: its name and the path it is about. */
export type Watch = (call: string, path: string) => undefined | 'short';

/** Passes every call on after showing it to a watch, which may throw in its place, or let a write take half of its bytes. */
export function watchedFs(fs: Fs, watch: Watch): Fs {
  const watchedFile = (file: FsFile, path: string): FsFile => ({
    async write(bytes) {
      if (watch('write', path) !== 'short') return file.write(bytes);
      return file.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)));
    },
    async overwrite(position, bytes) {
      watch('overwrite', path);
      return file.overwrite(position, bytes);
    },
    async read(position, length) {
      watch('read', path);
      return file.read(position, length);
    },
    async sync() {
      watch('sync', path);
      await file.sync();
    },
    async close() {
      watch('close', path);
      await file.close();
    },
  });
  return {
    async open(path, flags) {
      watch(`open ${flags}`, path);
      return watchedFile(await fs.open(path, flags), path);
    },
    async readFile(path) {
      watch('readFile', path);
      return fs.readFile(path);
    },
    async mkdir(path) {
      watch('mkdir', path);
      await fs.mkdir(path);
    },
    async readdir(path) {
      watch('readdir', path);
      return fs.readdir(path);
    },
    async stat(path) {
      watch('stat', path);
      return fs.stat(path);
    },
    async rename(from, to) {
      watch('rename', to);
      await fs.rename(from, to);
    },
    async unlink(path) {
      watch('unlink', path);
      await fs.unlink(path);
    },
    async rmdir(path) {
      watch('rmdir', path);
      await fs.rmdir(path);
    },
    async syncFolder(path) {
      watch('syncFolder', path);
      await fs.syncFolder(path);
    },
    async chmod(path, mode) {
      watch('chmod', path);
      await fs.chmod(path, mode);
    },
    async freeBytes(path) {
      watch('freeBytes', path);
      return fs.freeBytes(path);
    },
  };
}
