namespace ClusterProvisioning.Database.Planning;

/// <summary>The order of steps on one table: from the outside in while dropping, from the inside out while making.</summary>
internal static class Ranks
{
    public const int DropView = 0;
    public const int DropPolicy = 1;
    public const int DropIndex = 2;
    public const int DropConstraint = 3;
    public const int DropTable = 4;
    public const int Table = 5;
    public const int DropColumn = 6;
    public const int Column = 7;
    public const int Hypertable = 8;
    public const int Constraint = 9;
    public const int Index = 10;
    public const int Compression = 11;
    public const int Aggregate = 12;
    public const int View = 13;
    public const int Policy = 14;
    public const int Grant = 15;
}
