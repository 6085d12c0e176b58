using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Tests.Sql;

public sealed class QuoteTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("with \"quotes\"", "\"with \"\"quotes\"\"\"")]
    [InlineData("x; DROP TABLE y; --", "\"x; DROP TABLE y; --\"")]
    public void A_name_is_one_identifier(string name, string quoted) => Quote.Identifier(name).ShouldBe(quoted);

    [Theory]
    [InlineData("it's", "'it''s'")]
    [InlineData("back\\slash", "E'back\\\\slash'")]
    [InlineData("\\'; DROP TABLE y; --", "E'\\\\''; DROP TABLE y; --'")]
    [InlineData("", "''")]
    public void A_text_is_one_literal(string text, string quoted) => Quote.Literal(text).ShouldBe(quoted);

    [Fact]
    public void A_zero_byte_is_refused() => Should.Throw<ArgumentException>(() => Quote.Identifier("a\0b"));

    [Theory]
    [InlineData("search_path", "\"S 1\", public", "'S 1', 'public'")]
    [InlineData("application_name", "a, b", "'a, b'")]
    public void Lists_are_set_item_by_item_where_the_server_wants_it(string parameter, string value, string sql) =>
        Quote.Setting(parameter, value).ShouldBe(sql);
}
