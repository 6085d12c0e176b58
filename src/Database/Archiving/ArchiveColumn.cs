namespace ClusterProvisioning.Database.Archiving;

/// <summary>A column of an archived chunk.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the catalog writes it.</param>
public sealed record ArchiveColumn(string Name, string Type);
