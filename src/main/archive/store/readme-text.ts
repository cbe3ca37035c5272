/** The README.txt of every archive: how to read and check it with nothing but an editor and `sha256sum`. */
export function readmeText(archiveId: string, created: string): string {
  return `This folder is a Pressmark archive: saved articles, with proof of what was saved and when.
Archive ${archiveId}, made ${created}.

It can be read and checked without Pressmark.

objects/    Everything that was saved. Each file is named by the SHA-256 of its bytes and never
            changes. To check one:   sha256sum objects/ab/ab...
            What it prints must be the name of the file. To check all (prints nothing when all is well):
                find objects -type f | sed 's|^\\(.*/\\)\\(.*\\)$|\\2  \\1\\2|' | sha256sum --check --quiet
journal/    What happened, in order: one folder for each program that wrote here, in it text files
            of one record a line. A line is
                <SHA-256 of what follows>  one space  <the record as JSON>
            "prev" in a record is the SHA-256 of the record before it, so nothing can be changed,
            removed or put in another order without it showing. To check the first line:
                head -n 1 000001.jsonl | cut -d' ' -f2- | tr -d '\\n' | sha256sum
            Records of several writers are read in the order of "lamport", then "writer", then "seq".
            A record "capture.add" names an article's files: the evidence (role "warc", a WARC 1.1
            file, gzipped), a "manifest" that lists them, images, and the page made static
            ("rendition", open it in a browser). A record "reading.add" names the cleaned article
            as JSON (role "reading") and as plain text (role "text").
            A record "segment.continues" says from which byte on an earlier file does not count.
            The records "verify.report", "repair.report", "backup.made" and "export.made" say what
            was checked, mended, copied and given away.
anchor.txt  In a backup: where each journal stood when the backup was made, one line a journal:
                writer:number of the record:its SHA-256
            A journal that holds that record, with every line before it unbroken, has lost nothing
            of what it said then. To find it:   grep -h "^SHA-256 " journal/writer/*.jsonl
trash/      Files of articles deleted for good, kept for 30 days.
quarantine/ Copies of damaged parts, set aside, each named by the SHA-256 of its bytes; and what a
            repair had to give up (.lost, in words).
derived/    Lists and indexes, built from the above. May be deleted at any time.
tmp/        Work in progress.

Please do not edit, rename or delete anything else here. To keep a copy, copy the whole folder.
`;
}

/** Every text that a README.txt of ours was ever made with, newest first: an archive keeps the one it was born with. */
export function readmeTexts(archiveId: string, created: string): string[] {
  return [readmeText(archiveId, created), firstText(archiveId, created)];
}

/** Until 0.1. */
function firstText(archiveId: string, created: string): string {
  return `This folder is a Pressmark archive: saved articles, with proof of what was saved and when.
Archive ${archiveId}, made ${created}.

It can be read without Pressmark.

objects/    Everything that was saved. Each file is named by the SHA-256 of its bytes and never
            changes. To check one:   sha256sum objects/ab/ab...
            What it prints must be the name of the file.
journal/    What happened, in order: one folder for each program that wrote here, in it text files
            of one record a line. A line is
                <SHA-256 of what follows>  one space  <the record as JSON>
            "prev" in a record is the SHA-256 of the record before it, so nothing can be changed,
            removed or put in another order without it showing. To check the first line:
                head -n 1 000001.jsonl | cut -d' ' -f2- | tr -d '\\n' | sha256sum
            Records of several writers are read in the order of "lamport", then "writer", then "seq".
            A record "capture.add" names an article's files: the evidence (role "warc", a WARC 1.1
            file, gzipped), a "manifest" that lists them, images, and the page made static
            ("rendition", open it in a browser). A record "reading.add" names the cleaned article
            as JSON (role "reading") and as plain text (role "text").
            A record "segment.continues" says from which byte on an earlier file does not count.
trash/      Files of articles deleted for good, kept for 30 days.
quarantine/ Copies of damaged parts, set aside.
derived/    Lists and indexes, built from the above. May be deleted at any time.
tmp/        Work in progress.

Please do not edit, rename or delete anything else here. To keep a copy, copy the whole folder.
`;
}
