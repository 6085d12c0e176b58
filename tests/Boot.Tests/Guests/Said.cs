namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>What a script in a guest wrote, and how it ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Text">What it wrote, on both outputs.</param>
internal sealed record Said(int Code, string Text);
