using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Tests.Planning;

/// <summary>The journal's hash tells any two declarations apart, and is the same for the same one.</summary>
public sealed class RegionHashTests
{
    private static readonly ContentsDeclaration Lab = States.Shipped("lab");

    [Fact]
    public void The_same_declaration_has_the_same_hash() => HashOf(States.Shipped("lab")).ShouldBe(HashOf(Lab));

    [Fact]
    public void A_columns_type_counts() => HashOf(WithColumn(column => column with { Type = ColumnType.Parse("real") })).ShouldNotBe(HashOf(Lab));

    [Fact]
    public void A_columns_default_counts() => HashOf(WithColumn(column => column with { Default = "0" })).ShouldNotBe(HashOf(Lab));

    [Fact]
    public void The_text_of_the_readers_key_counts()
    {
        var key = Lab.Encryption.ShouldNotBeNull().PublicKey.ShouldNotBeNull();
        var other = OpenPgpKey.Parse(key.ToString().Replace("BLOCK-----\n\n", "BLOCK-----\nComment: another\n\n", StringComparison.Ordinal));
        other.Id.ShouldBe(key.Id);
        HashOf(Lab with { Encryption = Lab.Encryption with { PublicKey = other } }).ShouldNotBe(HashOf(Lab));
    }

    [Fact]
    public void A_length_of_time_counts() => HashOf(States.WithDailyChunks(Lab)).ShouldNotBe(HashOf(Lab));

    private static string HashOf(ContentsDeclaration contents) => States.Desired(contents).RegionHash;

    private static ContentsDeclaration WithColumn(Func<ColumnDeclaration, ColumnDeclaration> change)
    {
        var (database, schema, table, column) = (SqlName.Parse("manufacturing"), SqlName.Parse("plant"), SqlName.Parse("reading"), SqlName.Parse("value"));
        var declared = Lab.Databases[database].Schemas[schema].Tables[table];
        var columns = new OrderedDictionary<SqlName, ColumnDeclaration>(declared.Columns) { [column] = change(declared.Columns[column]) };
        var tables =
            new OrderedDictionary<SqlName, TableDeclaration>(Lab.Databases[database].Schemas[schema].Tables) { [table] = declared with { Columns = columns } };
        var schemas = new OrderedDictionary<SqlName, SchemaDeclaration>(Lab.Databases[database].Schemas)
        {
            [schema] = Lab.Databases[database].Schemas[schema] with { Tables = tables },
        };
        return Lab with
        {
            Databases = new OrderedDictionary<SqlName, DatabaseDeclaration>(Lab.Databases) { [database] = Lab.Databases[database] with { Schemas = schemas } },
        };
    }
}
