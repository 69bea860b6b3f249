package io.entrain.cluster.node;

import akka.cluster.ConfigValidation;
import akka.cluster.JoinConfigCompatChecker;
import com.typesafe.config.Config;
import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Refuses a node that would not do the same as the others: one of another release or protocol, or with another way to
 * decide which side of a split network goes on. The keys that differ are named in its log.
 */
public final class JoinCheck extends JoinConfigCompatChecker {
  private static final List<String> KEYS =
      List.of(
          "entrain.cluster.protocol",
          "entrain.cluster.release",
          "akka.cluster.downing-provider-class",
          "akka.cluster.split-brain-resolver.active-strategy",
          "akka.cluster.split-brain-resolver.stable-after",
          "akka.cluster.split-brain-resolver.static-quorum.quorum-size");

  @Override
  public Seq<String> requiredKeys() {
    return CollectionConverters.asScala(KEYS).toSeq();
  }

  @Override
  public ConfigValidation check(Config toCheck, Config actualConfig) {
    return JoinConfigCompatChecker.fullMatch(requiredKeys(), toCheck, actualConfig);
  }
}
