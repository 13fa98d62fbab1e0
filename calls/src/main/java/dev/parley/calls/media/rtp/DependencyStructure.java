package dev.parley.calls.media.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How the frames of a source depend on each other, from one key frame to the next: the template dependency structure of the
 * AV1 RTP specification, appendix A. A <em>decode target</em> is a set of frames that can be shown together, up to one
 * spatial and one temporal layer; a <em>chain</em> is what must have come whole so that a target can be decoded.
 */
public final class DependencyStructure {

    static final int MAX_TARGETS = 32;
    static final int MAX_CHAINS = 32;
    /** A frame depends on few; a browser's encoder has eight places for pictures. */
    static final int MAX_DEPENDENCIES = 16;
    private static final int MAX_TEMPLATES = 64;
    private static final int SAME_LAYER = 0;
    private static final int NEXT_TEMPORAL = 1;
    private static final int NEXT_SPATIAL = 2;

    private final int idOffset;
    private final int targets;
    private final List<Template> templates;
    private final int chains;
    private final int[] protectedBy;
    private final int[] heights;
    private final int[] spatials;
    private final int[] temporals;
    private final int[] topTargets;
    private final int[] within;

    /** What a frame is as long as it does not say otherwise. */
    static final class Template {

        final int spatial;
        final int temporal;
        final byte[] uses;
        int[] frames = {};
        int[] chainFrames = {};

        private Template(int spatial, int temporal, int targets) {
            this.spatial = spatial;
            this.temporal = temporal;
            this.uses = new byte[targets];
        }
    }

    private DependencyStructure(
        int idOffset,
        int targets,
        List<Template> templates,
        int chains,
        int[] protectedBy,
        int[] heights
    ) {
        this.idOffset = idOffset;
        this.targets = targets;
        this.templates = templates;
        this.chains = chains;
        this.protectedBy = protectedBy;
        this.heights = heights;
        this.spatials = highest(targets, templates, template -> template.spatial);
        this.temporals = highest(targets, templates, template -> template.temporal);
        this.topTargets = new int[heights.length];
        Arrays.setAll(topTargets, this::findTopTarget);
        this.within = new int[targets];
        Arrays.setAll(within, this::findWithin);
    }

    /** Null where it cannot be read. */
    static @Nullable DependencyStructure read(BitReader in) {
        int idOffset = in.bits(6);
        int targets = in.bits(5) + 1;
        var templates = layers(in, targets);
        if (templates == null || !dependencies(in, templates)) {
            return null;
        }
        int chains = in.below(targets + 1);
        int[] protectedBy = new int[targets];
        Arrays.fill(protectedBy, -1);
        if (chains > 0) {
            Arrays.setAll(protectedBy, _ -> in.below(chains));
            templates.forEach(template -> {
                template.chainFrames = new int[chains];
                Arrays.setAll(template.chainFrames, _ -> in.bits(4));
            });
        }
        int[] heights = new int[templates.getLast().spatial + 1];
        if (in.flag()) {
            for (int i = 0; i < heights.length; i++) {
                in.bits(16);
                heights[i] = in.bits(16) + 1;
            }
        }
        return in.isOverrun()
            ? null
            : new DependencyStructure(idOffset, targets, templates, chains, protectedBy, heights);
    }

    private static @Nullable List<Template> layers(BitReader in, int targets) {
        var templates = new ArrayList<Template>();
        int spatial = 0;
        int temporal = 0;
        while (templates.size() < MAX_TEMPLATES && !in.isOverrun()) {
            templates.add(new Template(spatial, temporal, targets));
            switch (in.bits(2)) {
                case SAME_LAYER -> {
                    // Another way to be a frame of this layer.
                }
                case NEXT_TEMPORAL -> temporal++;
                case NEXT_SPATIAL -> {
                    spatial++;
                    temporal = 0;
                }
                default -> {
                    return templates;
                }
            }
        }
        return null;
    }

    private static boolean dependencies(BitReader in, List<Template> templates) {
        for (Template template : templates) {
            for (int i = 0; i < template.uses.length; i++) {
                template.uses[i] = (byte) in.bits(2);
            }
        }
        int[] frames = new int[MAX_DEPENDENCIES];
        for (Template template : templates) {
            int count = 0;
            while (in.flag()) {
                if (count == MAX_DEPENDENCIES) {
                    return false;
                }
                frames[count++] = in.bits(4) + 1;
            }
            template.frames = Arrays.copyOf(frames, count);
        }
        return true;
    }

    /** Null for an id that is of another structure. */
    @Nullable
    Template template(int id) {
        int index = (id + MAX_TEMPLATES - idOffset) % MAX_TEMPLATES;
        return index < templates.size() ? templates.get(index) : null;
    }

    /** How many decode targets there are, 1 to 32. */
    public int targets() {
        return targets;
    }

    /** How many chains there are, 0 to 32. */
    public int chains() {
        return chains;
    }

    /** By which chain a target is protected, −1 for none. */
    public int chainOf(int target) {
        return protectedBy[target];
    }

    public int spatialLayers() {
        return heights.length;
    }

    /** The highest spatial layer of a target, from 0. */
    public int spatialOf(int target) {
        return spatials[target];
    }

    /** The highest temporal layer of a target, from 0. */
    public int temporalOf(int target) {
        return temporals[target];
    }

    /** The target that has all of a spatial layer, and nothing above it; −1 where there is none. */
    public int topTarget(int spatial) {
        return topTargets[spatial];
    }

    /** Which targets need no other frames than this one, which is among them: the first one in the lowest bit. */
    public int within(int target) {
        return within[target];
    }

    private int findTopTarget(int spatial) {
        int found = -1;
        for (int i = 0; i < targets; i++) {
            if (spatials[i] == spatial && (found < 0 || temporals[i] >= temporals[found])) {
                found = i;
            }
        }
        return found;
    }

    private int findWithin(int target) {
        int found = 0;
        for (int i = 0; i < targets; i++) {
            int other = i;
            boolean isWithin = templates
                .stream()
                .noneMatch(
                    template ->
                        template.uses[other] != DependencyDescriptor.NOT_PRESENT &&
                        template.uses[target] == DependencyDescriptor.NOT_PRESENT
                );
            found |= isWithin ? 1 << i : 0;
        }
        return found;
    }

    /** The highest layer, by this measure, whose frames a target needs. */
    private static int[] highest(int targets, List<Template> templates, ToIntFunction<Template> layer) {
        int[] highest = new int[targets];
        for (Template template : templates) {
            for (int i = 0; i < targets; i++) {
                if (template.uses[i] != DependencyDescriptor.NOT_PRESENT) {
                    highest[i] = Math.max(highest[i], layer.applyAsInt(template));
                }
            }
        }
        return highest;
    }

    /** How many pixels high the picture of a spatial layer is; 0 where it is not said. */
    public int heightOf(int spatial) {
        return heights[spatial];
    }
}
