namespace ClusterProvisioning.Lab;

/// <summary>Is told how far a lab is.</summary>
public interface ILabProgress
{
    /// <summary>Something about the lab as a whole.</summary>
    void Say(string text);

    /// <summary>A machine has come to a step.</summary>
    /// <param name="node">The machine.</param>
    /// <param name="step">The step, in a few words.</param>
    void Step(string node, string step);
}
