package dev.parley.api.faults;

/** What befalls a node or a store for a while. */
enum Fault {
    /** The node's connections to Redis break, and new ones are refused. */
    REDIS_CUT,
    /** Nothing comes or goes between the node and Redis; nobody is told. */
    REDIS_PAUSED,
    MONGO_CUT,
    MONGO_PAUSED,
    /** Nothing comes or goes between the node and either store, as though it stood still; then all of it does. */
    NODE_PAUSED,
    /** Each piece between the node and the stores takes a while. */
    SLOW_STORES,
    /** Redis loses all its data. */
    REDIS_EMPTIED,
    /** The node is gone from one moment to the next, and another comes in its place. */
    NODE_KILLED,
    /** The node is stopped in order, and another comes in its place. */
    NODE_REPLACED,
}
