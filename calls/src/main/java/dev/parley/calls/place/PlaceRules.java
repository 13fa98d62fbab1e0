package dev.parley.calls.place;

import dev.parley.chat.error.ParleyException;
import java.util.Optional;
import java.util.Set;

/**
 * What one kind of place says about calls in it. Every question is answered as things stand when it is asked; nothing is
 * answered by default.
 */
public interface PlaceRules<P extends CallPlace> {
    /**
     * Somebody is about to start a call.
     *
     * @throws ParleyException the place's own "not found" for whom it does not exist; {@code FORBIDDEN}, {@code BLOCKED};
     *     {@code INVALID_REQUEST} where there is nobody else
     */
    Opening requireStart(P place, Person person);

    /** Whether the person may know of a call in the place. */
    boolean mayKnow(P place, Person person);

    /**
     * Whether one who is in the call, rung by it or awaited still belongs to the place. Asked for every signal, so it costs
     * no read of a store where the node has the place at hand; whoever is put out is taken out of the call as well, so a late
     * answer does no harm.
     */
    boolean stillBelongs(P place, Person person);

    /**
     * Somebody is about to enter a call.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}; {@code BLOCKED}; {@code TIMED_OUT}
     */
    void requireEntry(P place, Person person);

    /**
     * A participant asks others to come.
     *
     * @return those of them who do not belong to the place, and may enter this one call all the same
     * @throws ParleyException {@code FORBIDDEN}; {@code NOT_A_MEMBER} where one of the others could not enter; {@code BLOCKED}
     */
    Set<Person> requireRing(P place, Person by, Set<Person> others);

    /**
     * Somebody who was added to a call, as {@link #requireRing} has said, is about to enter it.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}; {@code BLOCKED}
     */
    void requireEntryOfAdded(P place, Person person);

    /** Whether the person may end a call of others for everybody. */
    boolean mayModerate(P place, Person person);

    /** Whether the person may mute or remove the others in a call: moderates the place, in which none of them is higher. */
    boolean mayHost(P place, Person person, Set<Person> others);

    /** Whether whoever has started a call in the place may end it for everybody. */
    boolean starterMayEnd(P place);

    /** A host has removed the person from the place's call. */
    void removedByHost(P place, Person person);

    /** What the person is kept from in a call; asked when the person enters one and unmutes something. */
    Optional<Restraints> restraints(P place, Person person);

    /** Whether the person may have calls in the place recorded. */
    boolean mayRecord(P place, Person person);

    /** Whether a call in the place is shown to everybody who may know of it, also to those whom it does not concern. */
    boolean showsCallToAll(P place);

    LastsWhile lastsWhile(P place);
}
