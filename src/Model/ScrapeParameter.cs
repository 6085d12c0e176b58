namespace ClusterProvisioning.Model;

/// <summary>A parameter of the query with which figures are asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record ScrapeParameter(string Name, string Value);
