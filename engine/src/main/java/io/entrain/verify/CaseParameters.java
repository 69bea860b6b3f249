package io.entrain.verify;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.entrain.config.ConfigException;
import io.entrain.config.CorrelationVariable;
import io.entrain.config.LearningConfig;
import io.entrain.config.LifConfig;
import io.entrain.config.NeuronValues;
import io.entrain.config.NoiseModel;
import io.entrain.config.PopulationConfig;
import io.entrain.config.Precision;
import io.entrain.config.SynapseConfig;
import io.entrain.config.TimeConfig;

/**
 * The parameters of a case, from its root attribute {@code params_json}. What differs from neuron to neuron is in {@link CaseInputs}.
 *
 * @param cell the two populations' cells; the neurons' own thresholds and time constants are in the file
 * @param synapses the decay time of the plastic current is the scalar one; the file may hold one a neuron
 * @param covariance format of P that the expectation was computed with
 * @param initialNeurons neurons whose current the initial pass records
 * @param tasks number of tasks
 * @param loops training loops, 0 if this is no training case
 * @param trials test trials of each task, 0 if this is no test case
 */
record CaseParameters(
    TimeConfig time,
    PopulationConfig population,
    LifConfig cell,
    SynapseConfig synapses,
    NoiseModel noiseModel,
    LearningConfig learning,
    Precision covariance,
    int initialNeurons,
    int tasks,
    int loops,
    int trials) {
  private static final String ATTRIBUTE = "params_json";

  /**
   * Reads the JSON text of a simulated case (train, test, init).
   *
   * @throws ConfigException if a key is missing, has the wrong type or breaks a rule
   * @throws UnsupportedCaseException if the case needs what this version cannot do
   */
  static CaseParameters parse(String json) {
    try {
      ConfigParseOptions options = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription(ATTRIBUTE);
      return read(ConfigFactory.parseString(json, options));
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(e.getMessage(), e);
    } catch (ArithmeticException e) {
      throw new ConfigException(ATTRIBUTE + ": too many steps", e);
    } catch (StackOverflowError e) {
      throw new ConfigException(ATTRIBUTE + ": nested too deeply", e);
    }
  }

  private static CaseParameters read(Config json) {
    CaseFeatures.check(json);
    TimeConfig time = time(json);
    CaseTiming.check(time, json);
    int neurons = atLeast(1, "Ncells", json);
    PopulationConfig population = new PopulationConfig(neurons, atLeast(0, "Ne", json));
    require(population.inhibitory() >= 0, "Ne = " + population.excitatory() + ": must be at most Ncells = " + neurons);
    return new CaseParameters(
        time,
        population,
        cell(json),
        synapses(json),
        noiseModel(json.getString("noise_model")),
        learning(json),
        json.getString("PPrecision").equals("float32") ? Precision.FLOAT32 : Precision.FLOAT64,
        Math.min(neurons, atLeast(1, "u0_ncells", json)),
        atLeast(1, "ntasks", json),
        json.hasPath("nloops") ? atLeast(1, "nloops", json) : 0,
        json.hasPath("ntrials") ? atLeast(1, "ntrials", json) : 0);
  }

  private static TimeConfig time(Config json) {
    double dt = json.getDouble("dt");
    require(dt > 0 && Double.isFinite(dt), "dt = " + dt + " ms: must be above 0");
    return new TimeConfig(
        dt,
        json.getDouble("stim_on"),
        json.getDouble("stim_off"),
        json.getDouble("train_duration"),
        json.getDouble("learn_every"),
        json.getDouble("wid"),
        json.getDouble("refrac"),
        json.getDouble("u0_skip_time"),
        dt);
  }

  private static LifConfig cell(Config json) {
    return new LifConfig(
        json.getDouble("vre"),
        json.getDouble("threshe"),
        json.getDouble("threshi"),
        positive("tau_meme", json),
        positive("tau_memi", json));
  }

  private static SynapseConfig synapses(Config json) {
    return new SynapseConfig(
        positive("tau_bale", json),
        positive("tau_bali", json),
        new NeuronValues.Uniform(positive("tau_plas", json)),
        atLeast(0, "K", json),
        0,
        0);
  }

  private static LearningConfig learning(Config json) {
    return new LearningConfig(
        positive("penlambda", json),
        positive("penlamFF", json),
        json.getDouble("penmu"),
        json.getBoolean("benchmark"),
        correlationVariable(json.getString("correlation_var")));
  }

  private static NoiseModel noiseModel(String text) {
    return switch (text) {
      case "voltage" -> NoiseModel.VOLTAGE;
      case "current" -> NoiseModel.CURRENT;
      default -> throw new ConfigException(ATTRIBUTE + ": noise_model = " + text + ": must be voltage or current");
    };
  }

  private static CorrelationVariable correlationVariable(String text) {
    return switch (text) {
      case "utotal" -> CorrelationVariable.UTOTAL;
      case "uplastic" -> CorrelationVariable.UPLASTIC;
      default -> throw new ConfigException(ATTRIBUTE + ": correlation_var = " + text + ": must be utotal or uplastic");
    };
  }

  private static double positive(String key, Config json) {
    double value = json.getDouble(key);
    require(value > 0 && Double.isFinite(value), key + " = " + value + ": must be above 0");
    return value;
  }

  private static int atLeast(int least, String key, Config json) {
    int value = json.getInt(key);
    require(value >= least, key + " = " + value + ": must be at least " + least);
    return value;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ConfigException(ATTRIBUTE + ": " + message);
    }
  }
}
