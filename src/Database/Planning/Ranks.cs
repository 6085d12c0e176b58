namespace ClusterProvisioning.Database.Planning;

/// <summary>The order of steps on one table: from the outside in while dropping, from the inside out while making.</summary>
internal static class Ranks
{
    public const int DropView = 0;
    public const int DropAggregate = 1;
    public const int DropPolicy = 2;
    public const int DropIndex = 3;
    public const int DropConstraint = 4;
    public const int DropTable = 5;
    public const int Table = 6;
    public const int DropColumn = 7;
    public const int Column = 8;
    public const int Hypertable = 9;
    public const int Constraint = 10;
    public const int Index = 11;
    public const int Compression = 12;
    public const int Aggregate = 13;
    public const int View = 14;
    public const int Policy = 15;
    public const int Grant = 16;
}
