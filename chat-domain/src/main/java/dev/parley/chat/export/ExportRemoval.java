package dev.parley.chat.export;

import dev.parley.chat.attachment.DataFiles;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the files of exports that nobody can download any more. */
@Slf4j
@Component
@RequiredArgsConstructor
class ExportRemoval {

    private final ExportStore store;
    private final ExportEntries entries;
    private final DataFiles files;

    @Scheduled(fixedDelayString = "${parley.exports.removal-interval:5m}")
    void sweep() {
        store.over().forEach(store::expire);
        for (var export : store.withFilesLeft()) {
            try {
                removeFiles(export);
            } catch (RuntimeException failure) {
                log.warn("The files of the export of {} are removed later", export.userId(), failure);
            }
        }
    }

    void removeFiles(DataExport export) {
        removeFiles(export, store.entries(export));
        store.filesRemoved(export);
    }

    /**
     * May be repeated: it begins with the last, so that what is left is still found.
     *
     * @param least how many entries there are at least; the file after the last one may be there without an entry
     */
    void removeFiles(DataExport export, int least) {
        int last = least;
        while (entries.find(export.id(), last).isPresent()) {
            last++;
        }
        for (int n = last; n >= 0; n--) {
            files.remove(ExportEntries.fileId(export.id(), n));
            entries.remove(export.id(), n);
        }
    }
}
