package dev.parley.calls.history;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallQuality;
import dev.parley.calls.session.MediaRoute;
import dev.parley.calls.session.ParticipantQuality;
import java.util.List;
import org.bson.Document;

/** What participants have measured of a call, as it stands in the records of it. */
public final class QualityDocuments {

    private QualityDocuments() {}

    public static List<Document> write(List<ParticipantQuality> measured) {
        return measured.stream().map(QualityDocuments::write).toList();
    }

    private static Document write(ParticipantQuality measured) {
        var quality = measured.quality();
        return new Document("person", measured.person().toString())
            .append("sentLost", quality.sentLostPercent())
            .append("receivedLost", quality.receivedLostPercent())
            .append("roundTripMs", quality.roundTripMs())
            .append("jitterMs", quality.jitterMs())
            .append("route", quality.route().name());
    }

    /** @param call whose field {@code quality} has them, if it has one */
    public static List<ParticipantQuality> read(Document call) {
        return call.getList("quality", Document.class, List.of()).stream().map(QualityDocuments::readOne).toList();
    }

    private static ParticipantQuality readOne(Document measured) {
        return new ParticipantQuality(
            Person.parse(measured.getString("person")),
            new CallQuality(
                measured.getDouble("sentLost"),
                measured.getDouble("receivedLost"),
                measured.getInteger("roundTripMs"),
                measured.getInteger("jitterMs"),
                MediaRoute.valueOf(measured.get("route", MediaRoute.UNKNOWN.name()))
            )
        );
    }
}
