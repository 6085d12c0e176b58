namespace ClusterProvisioning.Lab.Backups;

/// <summary>How far the archive of WAL is behind the primary.</summary>
/// <param name="LastSegment">The newest segment that every repository has.</param>
/// <param name="LastArchived">When it was there.</param>
/// <param name="Waiting">How many finished segments wait for a repository.</param>
/// <param name="AgeSeconds">The most that a commit that is in no archive yet can be old: PostgreSQL finishes a segment after archive_timeout, so with none waiting it is never more.</param>
public sealed record ArchiveStatus(string? LastSegment, DateTimeOffset? LastArchived, int Waiting, double? AgeSeconds);
