package dev.parley.api.realtime;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import org.springframework.stereotype.Component;

/** Answers the frames about calls. */
@Component
class CallFrames {

    ServerFrame start(Connection from, CallCommand.StartCall frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame accept(Connection from, CallCommand.AcceptCall frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame decline(Connection from, CallCommand.DeclineCall frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame cancel(Connection from, CallCommand.CancelCall frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame join(Connection from, CallCommand.JoinCall frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame leave(Connection from, CallCommand.LeaveCall frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame setMedia(Connection from, CallCommand.SetMedia frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame offer(Connection from, CallCommand.SendOffer frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame answer(Connection from, CallCommand.SendAnswer frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }

    ServerFrame candidate(Connection from, CallCommand.SendCandidate frame) {
        throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
    }
}
